import { connect } from 'node:net';

/** What a load generator is told to do. */
export interface LoadOrder {
  port: number;
  /** Whole HTTP requests, headers and all, of a connection kept alive. */
  requests: string[];
  connections: number;
  milliseconds: number;
}

/** What came of it; times in milliseconds. */
export interface LoadResult {
  answers: number;
  seconds: number;
  p50: number;
  p99: number;
  failure?: string;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * One connection, one request at a time, over a bare socket: Node's own client costs as much as a lean server, on the
 * same cores. Answers must have a Content-Length.
 */
function client(
  { port, requests }: LoadOrder,
  turn: () => number,
  until: number,
  times: number[],
): Promise<string | undefined> {
  const bodies = requests.map((request) => Buffer.from(request));
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let started = 0;
    let received: Buffer[] = [];
    let missing = -1;
    const finish = (failure?: string) => {
      socket.destroy();
      resolve(failure);
    };
    const ask = () => {
      started = performance.now();
      if (started >= until) return finish();
      socket.write(bodies[turn() % bodies.length]!);
    };
    socket.on('connect', ask);
    socket.on('error', (error) => finish(error.message));
    socket.on('close', () => finish());
    socket.on('data', (chunk) => {
      if (missing < 0) {
        received.push(chunk);
        const whole = received.length === 1 ? chunk : Buffer.concat(received);
        const end = whole.indexOf(HEAD_END);
        if (end < 0) return;
        const head = whole.toString('latin1', 0, end);
        const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
        if (!head.startsWith('HTTP/1.1 200') || length === undefined || whole.includes('"errors":'))
          return finish(whole.toString().slice(0, 2000));
        missing = Number(length) - (whole.length - end - HEAD_END.length);
      } else missing -= chunk.length;
      if (missing > 0) return;
      times.push(performance.now() - started);
      received = [];
      missing = -1;
      ask();
    });
  });
}

process.on('message', async (order: LoadOrder) => {
  const times: number[] = [];
  let asked = 0;
  const from = performance.now();
  const until = from + order.milliseconds;
  const failures = await Promise.all(
    Array.from({ length: order.connections }, () => client(order, () => asked++, until, times)),
  );
  const seconds = (performance.now() - from) / 1000;
  times.sort((a, b) => a - b);
  const part = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Infinity;
  const failure = failures.find((one) => one !== undefined);
  const result: LoadResult = {
    answers: times.length,
    seconds,
    p50: part(0.5),
    p99: part(0.99),
    ...(failure === undefined ? {} : { failure }),
  };
  process.send!(result);
});
process.on('disconnect', () => process.exit());
