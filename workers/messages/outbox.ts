import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { WorkerSettings } from '../settings.ts';
import type { MailProvider, SmsProvider } from './providers.ts';
import { mailOptions } from './smtp.ts';

/** Where mail and SMS land that nothing sends. */
export const outboxOf = ({ OUTBOX_DIR, DATA_DIR }: Pick<WorkerSettings, 'OUTBOX_DIR' | 'DATA_DIR'>): string =>
  path.resolve(OUTBOX_DIR ?? path.join(DATA_DIR, 'outbox'));

/** Writes each mail to `<message id>.eml`, which every mail program opens. */
export function mailToOutbox(folder: string, from: string): MailProvider {
  const transport = createTransport({ streamTransport: true, buffer: true });
  return {
    async send(mail) {
      const { message } = await transport.sendMail(mailOptions(mail, from));
      await put(folder, `${mail.messageId}.eml`, message as Buffer);
    },
    close: () => transport.close(),
  };
}

/** Writes each SMS to `<message id>.txt`. */
export const smsToOutbox = (folder: string): SmsProvider => ({
  send: ({ messageId, to, text }) => put(folder, `${messageId}.txt`, `${to}\n\n${text}\n`),
});

/** Whole or not at all, and for its owner only: there are codes in it. Written again, it is the same file. */
async function put(folder: string, name: string, content: Buffer | string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, name);
  const unfinished = path.join(folder, `.${name}.${process.pid}`);
  await writeFile(unfinished, content, { mode: 0o600 });
  await rename(unfinished, file);
}
