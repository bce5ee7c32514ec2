import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** A line of standard input: asked for, and not shown, on a terminal; else just read. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: Boolean(stdin.isTTY) });
  if (stdin.isTTY) stderr.write(question);
  try {
    const { value } = await lines[Symbol.asyncIterator]().next();
    return value ?? '';
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
}
