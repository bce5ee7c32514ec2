import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import { asAdmin, asCustomer, asSeller } from '../callers.ts';
import { call, consume, refusal } from '../events.ts';

const server = apiServer();
const owner = (sql: string, values: unknown[] = []) => server.database.owner.query(sql, values);
const CONSUMER = 'search_service.stumbling';
let admin: Record<string, string>;
let moderator: Record<string, string>;

beforeAll(async () => {
  admin = (await signIn(server.database, 3001, 'admin')).headers;
  moderator = (await signIn(server.database, 3002, 'admin')).headers;
  await owner(`
    set role search_service;
    create table search_service.stones (stone text);
    insert into search_service.stones values ('here');
    create function search_service.stumble(events platform.event[]) returns void
    language plpgsql security definer set search_path = pg_catalog, extensions, pg_temp
    as $$ begin
      if exists (select from search_service.stones) then raise exception 'a stone'; end if;
    end $$;
    grant execute on function search_service.stumble(platform.event[]) to platform;
    set role platform;
    insert into platform.event_consumers (consumer, topic, handler, max_attempts)
    values ('${CONSUMER}', 'brand.changed', 'search_service.stumble', 1);
    reset role`);
});

/** The newest entries of the log of administrators' acts. */
const recorded = async (count: number) =>
  (
    await owner(
      `select admin_user_id::integer as admin, action, resource_type, resource_id
       from admin_service.admin_activity_logs order by log_id desc limit $1`,
      [count],
    )
  ).rows;

describe('events that failed', () => {
  const ask = (headers: Record<string, string>) =>
    server.run(
      `{ failedEvents(first: 10) { nodes { consumer topic aggregateId payload attempts error dueAt isParked eventId } } }`,
      {},
      headers,
    );
  const retry = (headers: Record<string, string>, consumer: string, eventId: string) =>
    server.run(
      `mutation ($input: RetryEventInput!) { retryEvent(input: $input) { eventId } }`,
      { input: { consumer, eventId } },
      headers,
    );

  test('are seen with why, retried, and taken when the reason is gone', async () => {
    expect((await ask(admin)).data.failedEvents.nodes).toEqual([]);
    await owner(`update product_service.brands set name = name || '!' where brand_id = 7`);
    expect(await consume(server.database, CONSUMER)).toEqual({ taken: 0, failed: 1 });
    const [failed] = (await ask(admin)).data.failedEvents.nodes;
    expect(failed).toEqual({
      consumer: CONSUMER,
      topic: 'brand.changed',
      aggregateId: '7',
      payload: { brandId: 7 },
      attempts: 1,
      error: 'P0001: a stone',
      dueAt: null,
      isParked: true,
      eventId: failed.eventId,
    });
    expect(await consume(server.database, CONSUMER)).toEqual({ taken: 0, failed: 0 });

    await owner('delete from search_service.stones');
    const retried = await retry(admin, CONSUMER, failed.eventId);
    expect(retried.data.retryEvent.eventId).toBe(failed.eventId);
    expect((await ask(admin)).data.failedEvents.nodes).toEqual([]);
    expect(await consume(server.database, CONSUMER)).toEqual({ taken: 1, failed: 0 });
    expect(await recorded(1)).toEqual([
      { admin: 1, action: 'retryEvent', resource_type: 'EVENT', resource_id: failed.eventId },
    ]);
    expect((await retry(admin, CONSUMER, failed.eventId)).code).toBe('NOT_FOUND');
    expect((await retry(admin, 'nobody.nothing', '1')).code).toBe('NOT_FOUND');
  });

  test('are for those who run the platform', async () => {
    expect((await ask(moderator)).code).toBe('FORBIDDEN');
    expect((await retry(moderator, CONSUMER, '1')).code).toBe('FORBIDDEN');
    for (const claims of [asCustomer(1), asSeller(1, 'MANAGER', 1001)])
      expect(await refusal(call(server.database, claims, 'select admin_service.failed_events()'))).toBe(
        '42501',
      );
    const pretender = { ...asAdmin(['SUPER_ADMIN'], 1, 3001), 'market.admin_id': '' };
    expect(await refusal(call(server.database, pretender, 'select admin_service.failed_events()'))).toBe(
      'FORBIDDEN',
    );
  });
});

describe('sagas', () => {
  const ask = (status: string | null, headers = admin) =>
    server.run(
      `query ($status: SagaStatus) { sagas(first: 10, status: $status) {
        nodes { sagaId name sagaKey status step attempts isHeld error steps { step direction outcome error } } } }`,
      { status },
      headers,
    );
  const steer = (field: 'retrySaga' | 'compensateSaga', sagaId: string, headers = admin) =>
    server.run(
      `mutation ($sagaId: UUID!) { ${field}(input: { sagaId: $sagaId }) { sagaId } }`,
      { sagaId },
      headers,
    );
  const worker = '00000000-0000-4000-8000-000000000001';
  const STEPS = ['reserve', 'ship'];
  let made = 0;
  /** A saga that a worker has begun and holds. */
  async function begin(): Promise<{ id: string; token: string }> {
    const { rows } = await owner(`select platform.start_saga('parcel', $1, '{"orderId": 1}') as id`, [
      `order ${(made += 1)}`,
    ]);
    const { rows: claimed } = await owner(
      `select saga_id, run_token from platform.claim_sagas($1, array_fill('parcel'::text, array[2]), $3, 100) where saga_id = $2`,
      [worker, rows[0].id, STEPS],
    );
    return { id: rows[0].id, token: claimed[0].run_token };
  }
  const finish = (saga: { id: string; token: string }, step: string, next: string | null) =>
    owner('select platform.finish_saga_step($1, $2, $3, null, $4)', [saga.id, saga.token, step, next]);
  const fail = (
    saga: { id: string; token: string },
    step: string,
    retry: string | null,
    undo: string | null,
  ) =>
    owner(`select platform.fail_saga_step($1, $2, $3, 'FAILED', 'no courier', $4::interval, $5)`, [
      saga.id,
      saga.token,
      step,
      retry,
      undo,
    ]);
  const one = async (sagaId: string) =>
    (await ask(null)).data.sagas.nodes.find((saga: { sagaId: string }) => saga.sagaId === sagaId);

  test('are seen with their steps, and turned round', async () => {
    const saga = await begin();
    await finish(saga, 'reserve', 'ship');
    expect((await steer('compensateSaga', saga.id)).errors![0]!.message).toBe('A worker runs the saga now.');
    await fail(saga, 'ship', '1 hour', 'reserve');
    expect(await one(saga.id)).toEqual({
      sagaId: saga.id,
      name: 'parcel',
      sagaKey: 'order 1',
      status: 'RUNNING',
      step: 'ship',
      attempts: 1,
      isHeld: false,
      error: 'no courier',
      steps: [
        { step: 'reserve', direction: 'FORWARD', outcome: 'DONE', error: null },
        { step: 'ship', direction: 'FORWARD', outcome: 'FAILED', error: 'no courier' },
      ],
    });
    expect((await steer('compensateSaga', saga.id)).data.compensateSaga.sagaId).toBe(saga.id);
    expect(await one(saga.id)).toMatchObject({ status: 'COMPENSATING', step: 'reserve', attempts: 0 });
    expect((await steer('compensateSaga', saga.id)).code).toBe('INVALID_STATE');
    expect(await recorded(1)).toEqual([
      { admin: 1, action: 'compensateSaga', resource_type: 'SAGA', resource_id: saga.id },
    ]);
  });

  test('with nothing to undo it is over, and before anybody began', async () => {
    const saga = await begin();
    await fail(saga, 'reserve', '1 hour', null);
    await steer('compensateSaga', saga.id);
    expect(await one(saga.id)).toMatchObject({ status: 'COMPENSATED', step: null });
    expect((await steer('retrySaga', saga.id)).code).toBe('INVALID_STATE');

    const { rows } = await owner(`select platform.start_saga('unknown', 'x', '{}') as id`);
    await steer('compensateSaga', rows[0].id);
    expect(await one(rows[0].id)).toMatchObject({ status: 'COMPENSATED' });
  });

  test('one whose last step nobody knows the end of is not turned round', async () => {
    const saga = await begin();
    await finish(saga, 'reserve', 'ship');
    await owner('update platform.sagas set worker_id = null where saga_id = $1', [saga.id]);
    expect((await steer('compensateSaga', saga.id)).errors![0]!.message).toMatch('goes on by itself');
    await owner(`update platform.sagas set due_at = 'infinity' where saga_id = $1`, [saga.id]);
  });

  test('stuck, they go on with all attempts before them', async () => {
    const saga = await begin();
    await finish(saga, 'reserve', 'ship');
    await fail(saga, 'ship', null, 'reserve');
    const { rows } = await owner(
      `select run_token from platform.claim_sagas($1, array_fill('parcel'::text, array[2]), $3, 100) where saga_id = $2`,
      [worker, saga.id, STEPS],
    );
    await fail({ id: saga.id, token: rows[0].run_token }, 'reserve', null, null);
    const stuck = (await ask('STUCK')).data.sagas.nodes;
    expect(stuck.map(({ sagaId }: { sagaId: string }) => sagaId)).toEqual([saga.id]);
    await steer('retrySaga', saga.id);
    expect(await one(saga.id)).toMatchObject({ status: 'COMPENSATING', step: 'reserve', attempts: 0 });
    expect((await ask('STUCK')).data.sagas.nodes).toEqual([]);
    expect(await recorded(1)).toEqual([
      { admin: 1, action: 'retrySaga', resource_type: 'SAGA', resource_id: saga.id },
    ]);
  });

  test('are for those who run the platform', async () => {
    const nobody = '00000000-0000-4000-8000-00000000dead';
    expect((await ask(null, moderator)).code).toBe('FORBIDDEN');
    for (const field of ['retrySaga', 'compensateSaga'] as const) {
      expect((await steer(field, nobody, moderator)).code).toBe('FORBIDDEN');
      expect((await steer(field, nobody)).code).toBe('NOT_FOUND');
    }
  });

  test('a list is asked for a page at a time', async () => {
    const first = await server.run(
      `{ sagas(first: 2) { nodes { sagaId } pageInfo { hasNextPage endCursor } } }`,
      {},
      admin,
    );
    expect([first.data.sagas.nodes.length, first.data.sagas.pageInfo.hasNextPage]).toEqual([2, true]);
    const next = await server.run(
      `query ($after: Cursor) { sagas(first: 2, after: $after) { nodes { sagaId } } }`,
      { after: first.data.sagas.pageInfo.endCursor },
      admin,
    );
    const ids = [...first.data.sagas.nodes, ...next.data.sagas.nodes].map(({ sagaId }) => sagaId);
    expect(new Set(ids).size).toBe(4);
    expect((await server.run('{ sagas(first: 1000) { nodes { sagaId } } }', {}, admin)).errors).toBeDefined();
  });
});
