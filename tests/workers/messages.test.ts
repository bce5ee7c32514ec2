import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { demoDatabase } from '../database.ts';
import { SECRET_KEYS } from '../api/apiServer.ts';
import { jobsText, queue, recordOf } from './queued.ts';
import { mailsTo, SMS_TOKEN, startMailServer, startSmsServer, type Receiver } from './receivers.ts';
import { startWorkerProcess, until, type WorkerProcess } from './workerProcess.ts';

const database = demoDatabase();
let mail: Receiver;
let sms: Receiver;
const workers: WorkerProcess[] = [];

/** An older key, which the worker still has. */
const OLD_KEY = `old:${randomBytes(32).toString('base64')}`;
const settings = () => ({
  SECRET_KEYS: `${SECRET_KEYS},${OLD_KEY}`,
  MAIL_URL: `smtp://127.0.0.1:${mail.port}`,
  MAIL_FROM: 'Рынок <no-reply@market.example>',
  MAIL_PER_MINUTE: '60000',
  SMS_URL: `http://127.0.0.1:${sms.port}/send`,
  SMS_TOKEN,
  SMS_PER_MINUTE: '60000',
  SHOP_URL: 'https://shop.example/',
});
async function start(env: Record<string, string> = {}): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(database, { ...settings(), ...env });
  workers.push(worker);
  return worker;
}
async function end(): Promise<void> {
  for (const worker of workers.splice(0)) {
    worker.kill('SIGKILL');
    await worker.ended;
  }
}
const became = (id: string, state: string, seconds = 10) =>
  until(`${id} ${state}`, seconds, async () => (await recordOf(database, id))['state'] === state);
const forgotten = { recipient: null, sealed_data: null, data: {} };

beforeAll(async () => {
  [mail, sms] = await Promise.all([startMailServer(), startSmsServer()]);
});
afterAll(async () => {
  await end();
  await Promise.all([mail?.stop(), sms?.stop()]);
});

describe('a worker sends', () => {
  beforeAll(async () => void (await start()));
  afterAll(end);

  test('a mail with its code, once, and keeps nothing of it', async () => {
    const id = await queue(database, {
      to: 'anna@buyer.example',
      template: 'verify_email',
      secret: { code: '012345', goodForMinutes: 60 },
    });
    await became(id, 'SENT');
    const [received, ...more] = await mailsTo(mail, 'anna@buyer.example');
    expect(more).toEqual([]);
    expect(received).toMatchObject({
      from: { name: 'Рынок', address: 'no-reply@market.example' },
      to: [{ address: 'anna@buyer.example' }],
      subject: 'Код для подтверждения почты',
      messageId: `<${id}@market.example>`,
    });
    expect(received!.text).toMatch(/^ {4}012345$/m);
    expect(received!.text).toContain('Код действует 1 час.');
    expect(received!.html).toMatch(/>012345<.*Marketplace in Postgres/s);
    expect(received!.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    );
    expect(await recordOf(database, id)).toMatchObject({ ...forgotten, sent_at: expect.any(Date) });
    expect(await jobsText(database)).not.toContain(id);
  });

  test('an SMS, with a key by which the provider knows it', async () => {
    const id = await queue(database, {
      channel: 'SMS',
      to: '+79990000001',
      template: 'sign_in',
      locale: 'en-US',
      secret: { code: '111222', goodForMinutes: 10 },
    });
    await became(id, 'SENT');
    expect(sms.said).toContainEqual({ asked: '+79990000001', key: id });
    expect(sms.said).toContainEqual(
      expect.objectContaining({
        sent: id,
        text: 'Marketplace in Postgres: your code is 111222. Tell it to nobody.',
      }),
    );
    expect(await recordOf(database, id)).toMatchObject(forgotten);
  });

  test('in the language asked for, if the platform has it, and else in its first', async () => {
    const languages = [
      ['en-GB', 'You have an account already'],
      ['ru', 'У вас уже есть аккаунт'],
      ['de', 'У вас уже есть аккаунт'],
    ] as const;
    for (const [locale, subject] of languages) {
      await became(await queue(database, { to: `${locale}@buyer.example`, locale }), 'SENT');
      expect((await mailsTo(mail, `${locale}@buyer.example`)).map((each) => each.subject)).toEqual([subject]);
    }
  });

  test('a token in the fragment of a link, which no server is sent', async () => {
    const token = randomBytes(24).toString('base64url');
    const id = await queue(database, {
      to: 'link@buyer.example',
      template: 'reset_password',
      locale: 'en',
      secret: { token, goodForMinutes: 30 },
    });
    await became(id, 'SENT');
    const [received] = await mailsTo(mail, 'link@buyer.example');
    const link = `https://shop.example/reset-password#token=${token}`;
    expect(received!.text).toContain(link);
    expect(received!.html).toContain(`href="${link}"`);
    expect(received!.text).toContain('good for 30 minutes');
  });

  test('what a person wrote as text: no markup, no header', async () => {
    const shopName = 'Tea & <script>alert(1)</script>\r\nBcc: victim@buyer.example';
    const id = await queue(database, {
      to: 'staff@buyer.example',
      template: 'staff_invitation',
      locale: 'en',
      data: { shopName, role: 'MANAGER' },
      secret: { token: 'a'.repeat(32), goodForMinutes: 7 * 1440 },
    });
    await became(id, 'SENT');
    const [received] = await mailsTo(mail, 'staff@buyer.example');
    expect(received!.subject).toBe(
      'An invitation to the shop “Tea & <script>alert(1)</script> Bcc: victim@buyer.example”',
    );
    expect(received!.bcc ?? []).toEqual([]);
    expect(received!.headers.map(({ key }) => key)).not.toContain('bcc');
    expect(received!.html).toContain('Tea &amp; &lt;script&gt;alert(1)&lt;/script&gt;');
    expect(received!.html).not.toContain('<script');
    expect(received!.text).toContain('as manager');
    expect(received!.text).toContain('good for 7 days');
    expect(mail.said.some((line) => line['asked'] === 'victim@buyer.example')).toBe(false);
  });

  test('what was sealed with an older key', async () => {
    const secret = { code: '424242', goodForMinutes: 10 };
    const id = await queue(database, {
      to: 'old@buyer.example',
      template: 'sign_in',
      secret,
      keys: OLD_KEY,
    });
    await became(id, 'SENT');
    expect((await mailsTo(mail, 'old@buyer.example'))[0]!.text).toContain('424242');
  });
});

describe('a worker drops', () => {
  let worker: WorkerProcess;
  beforeAll(async () => (worker = await start()));
  afterAll(end);

  test('a decoy, asking nobody', async () => {
    const asked = mail.said.length;
    const id = await queue(database, {
      to: null,
      template: 'verify_email',
      secret: { code: '012345', goodForMinutes: 60 },
    });
    await became(id, 'DROPPED');
    expect(await recordOf(database, id)).toMatchObject(forgotten);
    expect(mail.said).toHaveLength(asked);
  });

  test('what comes too late', async () => {
    const id = await queue(database, { to: 'late@buyer.example', goodFor: '-1 second' });
    await became(id, 'DROPPED');
    expect(await mailsTo(mail, 'late@buyer.example')).toEqual([]);
  });

  test.each([
    ['a recipient the mail server does not have', { to: 'nobody@buyer.example' }, 'SMTP RCPT TO 550'],
    ['a mail it does not take', { to: 'spam@buyer.example' }, 'SMTP DATA 554'],
    ['two recipients in one', { to: 'a@buyer.example, b@buyer.example' }, 'the recipient is no address'],
    [
      'a header in an address',
      { to: 'a@buyer.example\r\nBcc: b@buyer.example' },
      'the recipient is no address',
    ],
    [
      'a number the SMS provider refuses',
      {
        to: '+79990000400',
        channel: 'SMS',
        template: 'sign_in',
        secret: { code: '111222', goodForMinutes: 10 },
      },
      'the SMS provider answers 400',
    ],
  ] as const)('%s, at once, and names it nowhere', async (_what, message, reason) => {
    const id = await queue(database, message);
    await became(id, 'DROPPED');
    await until('logged', 5, async () => worker.output().includes(id));
    const line = JSON.parse(
      worker
        .output()
        .split('\n')
        .find((each) => each.includes(id))!,
    );
    expect(line).toMatchObject({ msg: 'a message was dropped', reason, messageId: id });
    expect(worker.output()).not.toContain(message.to);
    expect(worker.output()).not.toMatch(/buyer\.example|7999/);
    expect(await recordOf(database, id)).toMatchObject(forgotten);
  });

  test.each([
    [
      'data of another type',
      { template: 'seller_rejected', data: { shopName: 7 } },
      'data.shopName: invalid_type',
    ],
    ['a code that is missing', { template: 'verify_email' }, 'secret.: invalid_type'],
    ['a template for mail, by SMS', { channel: 'SMS' }, 'its template is for mail only'],
  ] as const)('%s, loudly', async (_what, message, reason) => {
    const id = await queue(database, { to: '+79990000002', ...message });
    await became(id, 'DROPPED');
    await until('logged', 5, async () => worker.output().includes(id));
    const line = JSON.parse(
      worker
        .output()
        .split('\n')
        .find((each) => each.includes(id))!,
    );
    expect(line).toMatchObject({ level: 50, reason });
  });
});

describe('a worker tries again', () => {
  afterEach(end);

  test('when the mail server was down, and says in the job’s row no address', async () => {
    const { port } = mail;
    await mail.stop();
    const worker = await start({ MAIL_URL: `smtp://127.0.0.1:${port}` });
    const id = await queue(database, { to: 'patient@buyer.example' });
    await until('a failed attempt', 20, async () => (await jobsText(database)).includes('SMTP CONN'));
    expect((await recordOf(database, id))['state']).toBe('QUEUED');
    mail = await startMailServer(port);
    await became(id, 'SENT', 30);
    expect(await mailsTo(mail, 'patient@buyer.example')).toHaveLength(1);
    expect(worker.output()).not.toContain('patient@');
  }, 60_000);

  test('when the server says “not now”, until the message is no good any more', async () => {
    const worker = await start();
    const ids = [
      await queue(database, { to: 'full@buyer.example', goodFor: '6 seconds' }),
      await queue(database, {
        channel: 'SMS',
        to: '+79990000503',
        template: 'sign_in',
        secret: { code: '111222', goodForMinutes: 10 },
        goodFor: '6 seconds',
      }),
    ];
    await until('failed attempts', 20, async () => {
      const jobs = await jobsText(database);
      return jobs.includes('SMTP RCPT TO 452') && jobs.includes('the SMS provider answers 503');
    });
    expect(await jobsText(database)).not.toMatch(/buyer\.example|7999/);
    for (const id of ids) await became(id, 'DROPPED', 40);
    expect(mail.said.filter((line) => line['asked'] === 'full@buyer.example').length).toBeGreaterThan(1);
    expect(worker.output()).not.toMatch(/buyer\.example|7999/);
  }, 90_000);

  test('what was sealed with a key it does not have yet', async () => {
    const later = `later:${randomBytes(32).toString('base64')}`;
    await start();
    const id = await queue(database, {
      to: 'sealed@buyer.example',
      template: 'sign_in',
      secret: { code: '777777', goodForMinutes: 10 },
      keys: later,
    });
    await until('a failed attempt', 20, async () =>
      (await jobsText(database)).includes('not among SECRET_KEYS'),
    );
    await end();
    await start({ SECRET_KEYS: `${later},${SECRET_KEYS}` });
    await became(id, 'SENT', 60);
    expect((await mailsTo(mail, 'sealed@buyer.example'))[0]!.text).toContain('777777');
  }, 120_000);
});

describe('a worker is killed after the provider took it and before that is on record', () => {
  afterEach(end);

  test('a mail may come twice, with the same Message-ID; an SMS is sent once', async () => {
    const first = await start();
    const secret = { code: '111222', goodForMinutes: 10 };
    const letter = await queue(database, { to: 'slow@buyer.example', template: 'sign_in', secret });
    const text = await queue(database, { channel: 'SMS', to: '+79990000004', template: 'sign_in', secret });
    const taken = () => mail.said.some((line) => line['to']?.includes('slow@buyer.example'));
    await until('both taken', 20, async () => taken() && sms.said.some((line) => line['sent'] === text));
    first.kill('SIGKILL');
    await first.ended;
    expect((await recordOf(database, letter))['state']).toBe('QUEUED');

    await start();
    await became(letter, 'SENT', 60);
    await became(text, 'SENT', 60);
    const received = await mailsTo(mail, 'slow@buyer.example');
    expect(received.map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${letter}@market.example>`));
    expect(sms.said.filter((line) => line['key'] === text)).toHaveLength(2);
    expect(sms.said.filter((line) => line['sent'] === text)).toHaveLength(1);
  }, 120_000);
});

describe('no more a minute than the provider takes', () => {
  afterEach(end);

  test('by two workers together; what is over waits, and nothing is lost', async () => {
    const env = { MAIL_PER_MINUTE: '120' };
    await Promise.all([start(env), start(env)]);
    const to = Array.from({ length: 12 }, (_, at) => `crowd${at}@buyer.example`);
    const ids = await Promise.all(to.map((address) => queue(database, { to: address })));
    for (const id of ids) await became(id, 'SENT', 30);
    const came = (await Promise.all(to.map((address) => mailsTo(mail, address)))).flat().map(({ at }) => at);
    came.sort((a, b) => a - b);
    expect(came).toHaveLength(12);
    // Eleven pauses of half a second; those that wait are looked at once a second.
    expect(came[11]! - came[0]!).toBeGreaterThan(4500);
    for (let at = 0; at + 5 < came.length; at++) expect(came[at + 5]! - came[at]!).toBeGreaterThan(1000);
  }, 60_000);

  test('what its turn would come too late for is dropped, and takes no turn from the others', async () => {
    await start({ MAIL_PER_MINUTE: '6' });
    const first = await queue(database, { to: 'turn1@buyer.example', goodFor: '3 seconds' });
    await became(first, 'SENT');
    const second = await queue(database, { to: 'turn2@buyer.example', goodFor: '3 seconds' });
    await became(second, 'DROPPED');
    const third = await queue(database, { to: 'turn3@buyer.example', goodFor: '1 hour' });
    await became(third, 'SENT', 20);
  }, 60_000);
});
