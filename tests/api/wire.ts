import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between the API and its database that a test can move to another port, or make silent. */
export interface Wire {
  port: number;
  /** Where new connections go. */
  leadTo(port: number): void;
  /** While silent, nothing gets through, and nobody is told. */
  silence(isSilent: boolean): void;
  close(): Promise<void>;
}

/** Lays a wire to a port of this machine. */
export async function layWire(target: number): Promise<Wire> {
  const pairs = new Set<[Socket, Socket]>();
  let isSilent = false;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (data) => isSilent || to.write(data));
      from.on('error', () => undefined);
      from.on('close', () => {
        pairs.delete(pair);
        if (!isSilent) to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    leadTo: (port) => void (target = port),
    silence(silent) {
      isSilent = silent;
      // What was said meanwhile is lost, so these connections can never make sense again.
      if (!silent) for (const sockets of pairs) for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const sockets of pairs) for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
