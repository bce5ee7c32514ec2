import { fork } from 'node:child_process';
import path from 'node:path';

/** What is to be made of which picture. */
export interface EncodeOrder {
  /** What was sent. */
  file: string;
  /** Where the pictures are written. */
  folder: string;
  /** Makes the hash this picture's own: two people who send the same share no file and learn nothing. */
  salt: string;
  contentType: string;
  contentTypes: readonly string[];
  maxSide: number;
  maxPixels: number;
  sides: readonly number[];
  isSquare: boolean;
}

/** Why it is refused, as the database has it. */
export type Rejection =
  'NOT_AN_IMAGE' | 'NOT_AS_DECLARED' | 'ANIMATED' | 'TOO_LARGE' | 'UNREADABLE' | 'NEVER_SENT';

/** What was made: a file for each side that was ordered. */
export interface Encoded {
  hash: string;
  files: { file: string; width: number; height: number; bytes: number }[];
}

const PROCESS = path.join(import.meta.dirname, 'encodeProcess.ts');

/** A picture of the most pixels takes a few seconds, at the lowest priority more. */
const PATIENCE_MS = 60_000;

/** Decodes and encodes a picture in a process of its own; one at a time, each takes memory. */
export function encodeImage(order: EncodeOrder): Promise<Encoded | { rejection: Rejection }> {
  const turn = last.then(() => encode(order));
  last = turn.catch(() => undefined);
  return turn;
}

let last: Promise<unknown> = Promise.resolve();

function encode(order: EncodeOrder): Promise<Encoded | { rejection: Rejection }> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, {
      // The address of the database and the keys are nothing to it.
      env: {},
      execArgv: ['--no-warnings', '--max-old-space-size=128'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let isTooLate = false;
    const timer = setTimeout(() => {
      isTooLate = true;
      child.kill('SIGKILL');
    }, PATIENCE_MS);
    let answer: Encoded | { rejection: Rejection } | undefined;
    child.once('message', (message) => (answer = message as typeof answer));
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      if (answer) resolve(answer);
      // A decoder that crashes or does not come to an end, or takes all memory, does so by the picture's doing.
      else if (isTooLate || signal) resolve({ rejection: 'UNREADABLE' });
      else reject(new Error(`The process that encodes a picture ended with ${code}.`));
    });
    child.send(order, (error) => error && reject(error));
  });
}
