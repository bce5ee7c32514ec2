import { afterAll, beforeAll } from '@jest/globals';
import { apiServer, SECRET_KEYS, type Answer, type TestServer } from '../api/apiServer.ts';
import { mailsTo, SMS_TOKEN, startMailServer, startSmsServer, type Receiver } from '../workers/receivers.ts';
import { suiteSandbox, type SandboxProcess } from '../workers/sandboxProcess.ts';
import { startWorkerProcess, until, type WorkerProcess } from '../workers/workerProcess.ts';

/** The whole system: API; a worker, a payment gateway, a mail server and an SMS provider in processes of their own. */
export interface World {
  server: TestServer;
  /** The payment gateway, once it is started. */
  sandbox: { process: SandboxProcess };
  /** Sends a mutation and gives its payload; fails when it was refused. */
  mutate(name: string, input: object, fields: string, token?: string): Promise<any>;
  /** As {@link mutate}, for what is to be refused: the error's code. */
  refused(name: string, input: object, fields: string, token?: string): Promise<string | undefined>;
  query(text: string, token?: string, variables?: object): Promise<any>;
  /** The text of the newest mail to an address whose subject matches, once it has come. */
  mail(address: string, subject: RegExp): Promise<string>;
  /** The text of the newest SMS to a phone, once it has come. */
  sms(phone: string): Promise<string>;
}

/** Starts a {@link World} before the suite's tests. */
export function wholeSystem(): World {
  let worker: WorkerProcess;
  let post: Receiver;
  let phones: Receiver;
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await Promise.all([worker?.ended, post?.stop(), phones?.stop()]);
  });
  const env: Record<string, string> = {};
  const sandbox = suiteSandbox(env);
  const server = apiServer(env);
  beforeAll(async () => {
    [post, phones] = await Promise.all([
      startMailServer(),
      startSmsServer(),
      sandbox.process.tell(server.running.url),
    ]);
    worker = await startWorkerProcess(server.database, {
      SECRET_KEYS,
      MAIL_URL: `smtp://127.0.0.1:${post.port}`,
      SMS_URL: `http://127.0.0.1:${phones.port}/send`,
      SMS_TOKEN,
      SHOP_URL: 'https://shop.example',
      ...env,
    });
  });

  const headers = (token?: string): Record<string, string> =>
    token ? { authorization: `Bearer ${token}`, 'accept-language': 'en' } : { 'accept-language': 'en' };
  const send = (name: string, input: object, fields: string, token?: string): Promise<Answer> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    return server.run(
      `mutation ($input: ${type}) { ${name}(input: $input) { ${fields} } }`,
      { input },
      headers(token),
    );
  };
  return {
    server,
    sandbox,
    async mutate(name, input, fields, token) {
      const answer = await send(name, input, fields, token);
      if (answer.errors) throw new Error(`${name}: ${answer.text}`);
      return answer.data[name];
    },
    refused: async (name, input, fields, token) => (await send(name, input, fields, token)).code,
    async query(text, token, variables) {
      const answer = await server.run(text, variables, headers(token));
      if (answer.errors) throw new Error(`${text}: ${answer.text}`);
      return answer.data;
    },
    async mail(address, subject) {
      let text: string | undefined;
      await until(`a mail to ${address}`, 20, async () => {
        const found = (await mailsTo(post, address)).filter((mail) => subject.test(mail.subject ?? ''));
        text = found.at(-1)?.text;
        return text !== undefined;
      });
      return text!;
    },
    async sms(phone) {
      let text: string | undefined;
      await until(`an SMS to ${phone}`, 20, async () => {
        text = phones.said.filter((line) => line['to'] === phone).at(-1)?.['text'];
        return text !== undefined;
      });
      return text!;
    },
  };
}

/** The code in a message. */
export const codeIn = (text: string): string => /\b\d{6}\b/.exec(text)![0];

/** The token in a message's link. */
export const tokenIn = (text: string): string => /#token=([\w-]+)/.exec(text)![1]!;
