import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import {
  GatewayRefused,
  GatewayUnavailable,
  WebhookForged,
  type GatewayEvent,
  type PaymentGateway,
} from '../../workers/integrations/gateways/gateway.ts';
import { startSandboxProcess, type SandboxProcess } from '../workers/sandboxProcess.ts';
import { until } from '../workers/workerProcess.ts';

/** What came as webhooks, read as the API reads them, and how often each was posted. */
const told: GatewayEvent[] = [];
let receiver: Server;
let takes = true;
let sandbox: SandboxProcess;
let gateway: PaymentGateway;

beforeAll(async () => {
  receiver = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    if (takes) told.push(gateway.readWebhook(Buffer.concat(chunks), req.headers as Record<string, string>));
    res.writeHead(takes ? 204 : 503).end();
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const { port } = receiver.address() as AddressInfo;
  sandbox = await startSandboxProcess({
    SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${port}/`,
    SANDBOX_DELAY_MS: '400',
    SANDBOX_TIMEOUT_MS: '3000',
  });
  gateway = sandbox.gateway();
});
afterAll(async () => {
  await sandbox?.stop();
  receiver?.closeAllConnections();
  receiver?.close();
});

const amount = { value: '1234.50', currency: 'RUB' };
const requestOf = (token: string, reference: string = randomUUID()) => ({
  key: randomUUID(),
  reference,
  amount,
  token,
  returnUrl: '/back',
});
/** Authorises and gives what it is called at the gateway. */
async function authorised(token = 'tok_visa', reference: string = randomUUID()): Promise<string> {
  const answer = await gateway.authorise(requestOf(token, reference));
  if (answer.state !== 'AUTHORISED') throw new Error(answer.state);
  return answer.gatewayId;
}
const kindsOf = (reference: string) =>
  told.filter((event) => event.reference === reference).map(({ kind }) => kind);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof GatewayRefused ? error.code : String(error)),
  );

test('a card is authorised, captured for a fee and refunded in parts, never beyond', async () => {
  const reference = randomUUID();
  const gatewayId = await authorised('tok_visa', reference);
  await expect(gateway.find(reference)).resolves.toEqual({ state: 'AUTHORISED', gatewayId });
  const more = { value: '1234.51', currency: 'RUB' };
  expect(await refusal(gateway.capture({ key: randomUUID(), gatewayId, amount: more }))).toBe(
    'amount_too_large',
  );
  const dollars = { value: '1', currency: 'USD' };
  expect(await refusal(gateway.capture({ key: randomUUID(), gatewayId, amount: dollars }))).toBe(
    'currency_differs',
  );
  await expect(gateway.capture({ key: randomUUID(), gatewayId, amount })).resolves.toEqual({ fee: '30.86' });
  const part = (value: string) =>
    gateway.refund({ key: randomUUID(), gatewayId, amount: { value, currency: 'RUB' }, reference: 'r' });
  await part('1000');
  expect(await refusal(part('234.51'))).toBe('amount_too_large');
  await part('234.50');
  expect(await refusal(part('0.01'))).toBe('amount_too_large');
  await until('four webhooks', 10, async () => kindsOf(reference).length === 4);
  expect(kindsOf(reference).sort()).toEqual(['AUTHORISED', 'CAPTURED', 'REFUNDED', 'REFUNDED']);
});

test('the same key, twenty times at once, authorises, captures and refunds once', async () => {
  const request = requestOf('tok_visa');
  const many = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, work));
  const answers = await many(() => gateway.authorise(request));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const { gatewayId } = answers[0] as { gatewayId: string };
  const [capture, refund] = [randomUUID(), randomUUID()];
  await many(() => gateway.capture({ key: capture, gatewayId, amount }));
  const half = { value: '600', currency: 'RUB' };
  const refunds = await many(() => gateway.refund({ key: refund, gatewayId, amount: half, reference: 'r' }));
  expect(new Set(refunds.map(({ gatewayRefundId }) => gatewayRefundId)).size).toBe(1);
  await until('three webhooks', 10, async () => kindsOf(request.reference).length === 3);
  expect(kindsOf(request.reference).sort()).toEqual(['AUTHORISED', 'CAPTURED', 'REFUNDED']);
  const reused = { ...request, amount: { value: '1', currency: 'RUB' } };
  expect(await refusal(gateway.authorise(reused))).toBe('key_reused');
});

test('a declined card is an answer', async () => {
  expect(await gateway.authorise(requestOf('tok_declined'))).toMatchObject({
    state: 'DECLINED',
    declineCode: 'card_declined',
  });
  expect(await gateway.authorise(requestOf('tok_insufficient_funds'))).toMatchObject({
    declineCode: 'insufficient_funds',
  });
  expect(await refusal(gateway.authorise(requestOf('tok_nobodys')))).toBe('token_unknown');
});

test('what is let go cannot be captured, and nothing to let go is no error', async () => {
  const gatewayId = await authorised();
  await gateway.void({ key: randomUUID(), gatewayId });
  await gateway.void({ key: randomUUID(), gatewayId });
  await gateway.void({ key: randomUUID(), gatewayId: 'pay_nobodys' });
  expect(await refusal(gateway.capture({ key: randomUUID(), gatewayId, amount }))).toBe('not_authorised');
  const taken = await authorised();
  await gateway.capture({ key: randomUUID(), gatewayId: taken, amount });
  expect(await refusal(gateway.void({ key: randomUUID(), gatewayId: taken }))).toBe('already_captured');
});

test('what is abandoned is let go or given back, and what arrives later is not held', async () => {
  const reference = randomUUID();
  await authorised('tok_visa', reference);
  await gateway.abandon({ key: randomUUID(), reference });
  expect(await gateway.find(reference)).toMatchObject({ state: 'VOIDED' });
  const taken = randomUUID();
  const gatewayId = await authorised('tok_visa', taken);
  await gateway.capture({ key: randomUUID(), gatewayId, amount });
  const part = { value: '1000', currency: 'RUB' };
  await gateway.refund({ key: randomUUID(), gatewayId, amount: part, reference: 'r' });
  for (let times = 0; times < 2; times++) await gateway.abandon({ key: randomUUID(), reference: taken });
  await until('what is left was given back', 10, async () => kindsOf(taken).length === 4);
  const refunds = told.filter(({ reference, kind }) => reference === taken && kind === 'REFUNDED');
  expect(refunds.map((event) => event.amount!.value).sort()).toEqual(['1000.00', '234.50']);
  const late = randomUUID();
  await gateway.abandon({ key: randomUUID(), reference: late });
  expect(await gateway.authorise(requestOf('tok_visa', late))).toMatchObject({ state: 'VOIDED' });
});

test.each([
  ['approve', 'AUTHORISED'],
  ['reject', 'DECLINED'],
])('3-D Secure: %s', async (button, state) => {
  const reference = randomUUID();
  const answer = await gateway.authorise(requestOf('tok_3ds', reference));
  if (answer.state !== 'ACTION_REQUIRED') throw new Error(answer.state);
  const page = await fetch(answer.actionUrl);
  expect(await page.text()).toContain('1234.50 RUB');
  const press = () => fetch(`${answer.actionUrl}?answer=${button}`, { method: 'POST', redirect: 'manual' });
  const pressed = await press();
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, 'https://shop.example/back']);
  expect((await press()).status).toBe(409);
  expect(await gateway.find(reference)).toMatchObject({ state });
  await until('a webhook', 10, async () => kindsOf(reference).includes(state as 'AUTHORISED'));
});

test('an answer beyond the time limit is unknown, and the same key has it', async () => {
  const hasty = sandbox.gateway({ GATEWAY_TIMEOUT_MS: '300' });
  const request = requestOf('tok_timeout');
  await expect(hasty.authorise(request)).rejects.toThrow(GatewayUnavailable);
  const answer = await hasty.authorise(request);
  expect(answer).toMatchObject({ state: 'AUTHORISED' });
  await expect(hasty.find(request.reference)).resolves.toEqual(answer);
});

test('webhooks come late, repeated, and after a pending payment was decided', async () => {
  const [late, repeated, pending] = [randomUUID(), randomUUID(), randomUUID()];
  const gatewayId = await authorised('tok_late_webhook', late);
  await gateway.capture({ key: randomUUID(), gatewayId, amount });
  await authorised('tok_repeated_webhook', repeated);
  expect(await gateway.authorise(requestOf('tok_pending', pending))).toMatchObject({ state: 'PENDING' });
  await until('the webhooks', 10, async () =>
    [late, repeated, pending].every((of, at) => kindsOf(of).length === [2, 3, 1][at]),
  );
  expect(kindsOf(late)).toEqual(['CAPTURED', 'AUTHORISED']);
  const ids = told.filter(({ reference }) => reference === repeated).map(({ eventId }) => eventId);
  expect(new Set(ids).size).toBe(1);
  expect(await gateway.find(pending)).toMatchObject({ state: 'AUTHORISED' });
});

test('killed at any moment it knows again what it answered, and tells what it had not told', async () => {
  takes = false;
  const request = requestOf('tok_visa');
  const before = await gateway.authorise(request);
  const { gatewayId } = before as { gatewayId: string };
  const capture = { key: randomUUID(), gatewayId, amount };
  await gateway.capture(capture);
  const action = requestOf('tok_3ds');
  const asked = await gateway.authorise(action);
  const card = { number: '4242 4242 4242 4242', expiryMonth: 12, expiryYear: 2039, cvc: '123' };
  const { token } = await typed(card);
  // Killed while it writes: what it answered is there, whatever else is.
  const answered: [ReturnType<typeof requestOf>, unknown][] = [];
  const load = Array.from({ length: 8 }, async () => {
    for (;;) {
      const each = requestOf('tok_visa');
      answered.push([each, await gateway.authorise(each)]);
    }
  });
  const broken = Promise.allSettled(load);
  await until('some answers', 10, async () => answered.length > 50);
  await sandbox.kill();
  const ends = await broken;
  for (const end of ends) expect((end as PromiseRejectedResult).reason).toBeInstanceOf(GatewayUnavailable);
  await expect(gateway.find(request.reference)).rejects.toThrow(GatewayUnavailable);

  takes = true;
  await sandbox.restart();
  expect(await gateway.authorise(request)).toEqual(before);
  await gateway.capture(capture);
  expect(await gateway.find(request.reference)).toEqual({ state: 'CAPTURED', gatewayId });
  expect(await gateway.find(action.reference)).toEqual(asked);
  expect(await gateway.describeToken(token)).toMatchObject({ lastFour: '4242' });
  for (const [each, answer] of answered) expect(await gateway.authorise(each)).toEqual(answer);
  await until('what was not told', 20, async () =>
    [request, ...answered.map(([each]) => each)].every(({ reference }) =>
      kindsOf(reference).includes('AUTHORISED'),
    ),
  );
});

const typed = async (card: object) => {
  const made = await fetch(`${sandbox.url}/v1/tokens`, { method: 'POST', body: JSON.stringify(card) });
  return (await made.json()) as Record<string, any>;
};

test('a token is made of a test card only, and says no more than its owner may see', async () => {
  const card = { number: '4000000000000002', expiryMonth: 1, expiryYear: 2039, cvc: '123' };
  const { token, ...made } = await typed(card);
  const described = { kind: 'CARD', brand: 'VISA', lastFour: '0002', expiryMonth: 1, expiryYear: 2039 };
  expect(made).toEqual(described);
  expect(await gateway.describeToken(token)).toEqual(described);
  expect(await gateway.authorise(requestOf(token))).toMatchObject({ state: 'DECLINED' });
  expect(await typed({ ...card, number: '4111111111111111' })).toMatchObject({ code: 'not_a_test_card' });
  expect(await typed({ ...card, expiryYear: 2020 })).toMatchObject({ code: 'expired' });
});

test('nobody moves money without the secret, nor with a bad request', async () => {
  const ask = async (body: string, headers: Record<string, string>) => {
    const answer = await fetch(`${sandbox.url}/v1/payments`, { method: 'POST', body, headers });
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  const { key, ...body } = requestOf('tok_visa');
  const text = JSON.stringify(body);
  const secret = { authorization: `Bearer ${sandbox.env.SANDBOX_SECRET}` };
  expect(await ask(text, { 'idempotency-key': key })).toEqual([401, 'unauthorised']);
  expect(await ask(text, { authorization: 'Bearer wrong', 'idempotency-key': key })).toEqual([
    401,
    'unauthorised',
  ]);
  expect(await ask(text, secret)).toEqual([400, 'key_missing']);
  expect(await ask('{', { ...secret, 'idempotency-key': key })).toEqual([400, 'invalid']);
  expect(await ask('{}', { ...secret, 'idempotency-key': key })).toEqual([400, 'invalid']);
  expect(await ask(`"${'x'.repeat(200_000)}"`, { ...secret, 'idempotency-key': key })).toEqual([
    413,
    'too_large',
  ]);
  expect(await gateway.find(body.reference)).toBeUndefined();
});

test('a payout is made once a key, and to an account only that there is', async () => {
  const payout = (accountNumber: string, key: string = randomUUID()) =>
    gateway.payout({
      key,
      amount,
      account: { accountHolder: 'Shop', bik: '044525225', accountNumber },
      reference: 'p',
    });
  const key = randomUUID();
  expect(await payout('40702810900000000001', key)).toEqual(await payout('40702810900000000001', key));
  expect(await refusal(payout('40702810900000000002'))).toBe('account_refused');
});

test('a webhook with another body, secret or time is forged', async () => {
  const { sign } = await import('../../workers/integrations/sandbox/signature.ts');
  const now = Math.floor(Date.now() / 1000);
  const body = Buffer.from(
    JSON.stringify({
      id: 'evt_1',
      kind: 'CAPTURED',
      payment: 'pay_1',
      reference: 'r',
      occurredAt: new Date(),
    }),
  );
  const { SANDBOX_SECRET } = sandbox.env;
  const read = (header: string | undefined, bytes = body) =>
    gateway.readWebhook(bytes, { 'sandbox-signature': header });
  expect(read(sign(SANDBOX_SECRET, now, body))).toMatchObject({ eventId: 'evt_1', gatewayId: 'pay_1' });
  for (const header of [
    undefined,
    '',
    sign('another secret of ours', now, body),
    sign(SANDBOX_SECRET, now - 600, body),
    sign(SANDBOX_SECRET, now, body).replace(`t=${now}`, `t=${now + 1}`),
    `t=${now},v1=${'é'.repeat(64)}`,
  ]) {
    expect(() => read(header)).toThrow(WebhookForged);
  }
  const changed = Buffer.from(body.toString().replace('CAPTURED', 'REFUNDED'));
  expect(() => read(sign(SANDBOX_SECRET, now, body), changed)).toThrow(WebhookForged);
});
