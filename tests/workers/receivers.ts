import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { until } from './workerProcess.ts';

/** A server that messages are sent to, in a process of its own. */
export interface Receiver {
  port: number;
  /** What it has said so far. */
  said: Record<string, any>[];
  stop(): Promise<void>;
}

/** The token that the SMS provider asks for. */
export const SMS_TOKEN = 'token-of-the-tests';

async function start(file: string, port: number): Promise<Receiver> {
  const child = spawn(
    process.execPath,
    ['--no-warnings', path.join(import.meta.dirname, file), String(port), SMS_TOKEN],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const receiver: Receiver = {
    port: 0,
    said: [],
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    receiver.said.push(...lines.map((line) => JSON.parse(line)));
  });
  await until(`${file} listens`, 20, async () => {
    receiver.port = receiver.said.find((line) => line['port'])?.['port'] ?? 0;
    return receiver.port > 0;
  });
  return receiver;
}

/** Starts a mail server. */
export const startMailServer = (port = 0) => start('mailServer.ts', port);
/** Starts an SMS provider. */
export const startSmsServer = (port = 0) => start('smsServer.ts', port);

/** A mail as it came, and when. */
export interface Received extends Email {
  at: number;
}

/** The mails that came for an address. */
export async function mailsTo(server: Receiver, address: string): Promise<Received[]> {
  const lines = server.said.filter((line) => line['raw'] && line['to'].includes(address));
  return Promise.all(
    lines.map(async (line) => ({
      ...(await PostalMime.parse(Buffer.from(line['raw'], 'base64'))),
      at: line['at'] as number,
    })),
  );
}
