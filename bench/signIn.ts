import { argon2, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import pg from 'pg';
import { digestOf, RefreshTokens } from '../api/identity/refreshToken.ts';
import { migratingLogin } from '../db/migrate/migrate.ts';
import { LoadGenerator } from './load.ts';
import { familyTime, parentOf, processTime } from './processTime.ts';
import type { BenchOptions } from './run.ts';
import { startBench, type Bench } from './server.ts';

const PASSWORD = 'marketplace-demo';
const LOGIN = 'mutation ($i: LoginInput!) { login(input: $i) { tokens { accessToken refreshToken } } }';
const REFRESH =
  'mutation ($i: RefreshSessionInput!) { refreshSession(input: $i) { tokens { refreshToken } } }';
const LISTING =
  '{ browseProducts(first: 20) { nodes { productId name priceMinMinor sellerName rating } pageInfo { endCursor } } }';
const CLIENTS = 16;
const TRIES = 500;
const IN_FLIGHT = 50;

/** Runs `work` for each item, so many at a time, and says how long each took, sorted. */
async function timed<Item>(items: readonly Item[], clients: number, work: (item: Item) => Promise<unknown>) {
  const waiting = [...items];
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        const from = performance.now();
        await work(item);
        times.push(performance.now() - from);
      }
    }),
  );
  return times.sort((a, b) => a - b);
}

const rounded = (value: number) => Math.round(value * 100) / 100;
const part = (times: readonly number[], share: number) =>
  rounded(times[Math.floor((times.length - 1) * share)]!);

/** What signing in costs, whether it tells who has an account, and whether it stalls anything else. */
export async function run({ seconds = 5 }: BenchOptions) {
  const bench = await startBench({ env: { TRUST_PROXY_HOPS: '1' } });
  const owner = new pg.Pool({ connectionString: await migratingLogin(bench.connections), max: CLIENTS });
  try {
    const { rows } = await owner.query('select pg_backend_pid() as pid');
    const postmaster = parentOf(rows[0].pid);
    const measure = async (times: Promise<number[]>) => {
      const [api, postgres, own, from] = [
        processTime(bench.pid),
        familyTime(postmaster),
        process.cpuUsage(),
        performance.now(),
      ];
      const all = await times;
      const used = process.cpuUsage(own);
      return {
        n: all.length,
        'per second': rounded((all.length * 1000) / (performance.now() - from)),
        'p50 ms': part(all, 0.5),
        'p99 ms': part(all, 0.99),
        'API CPU ms': rounded((processTime(bench.pid) - api) / all.length),
        'PostgreSQL CPU ms': rounded((familyTime(postmaster) - postgres) / all.length),
        'client CPU ms': rounded((used.user + used.system) / 1000 / all.length),
      };
    };
    const { rows: people } = await owner.query<{ email: string }>(
      `select email
       from user_service.users
       join auth_service.user_credentials using (user_id)
       left join auth_service.two_factor_auth_settings as factor using (user_id)
       where status = 'ACTIVE' and email_verified and factor.is_enabled is not true
       order by user_id limit $1`,
      [TRIES],
    );
    const emails = people.map(({ email }) => email);
    return {
      'Signing in': await signingIn(bench, owner, emails, measure),
      'Telling who has an account (ms, one in turn)': await telling(bench, emails),
      Refreshing: await refreshing(bench, owner, emails, measure),
      [`A listing while ${IN_FLIGHT} sign-ins are in flight`]: await beside(bench, emails, seconds),
    };
  } finally {
    await owner.end();
    await bench.stop();
  }
}

type Measure = (times: Promise<number[]>) => Promise<Record<string, number>>;

/** Everybody from an address of their own, as they are behind a proxy. */
const address = (at: number, network = 10) => `${network}.1.${at >> 8}.${at & 255}`;

async function post({ graphqlUrl }: Bench, query: string, variables: object, from: string) {
  const answer = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()) as { data: any; errors?: { extensions: { code: string } }[] };
}

async function signingIn(bench: Bench, owner: pg.Pool, emails: string[], measure: Measure) {
  const login = async (email: string, password: string, from: string) => {
    const { data, errors } = await post(bench, LOGIN, { i: { email, password } }, from);
    const code = errors?.[0]?.extensions.code ?? (data.login.tokens ? 'SIGNED_IN' : 'CHALLENGED');
    const expected = password === PASSWORD ? 'SIGNED_IN' : 'WRONG_CREDENTIALS';
    if (code !== expected) throw new Error(`${email} was answered ${code}.`);
  };
  // One in turn, so that a time is of one sign-in; and first what makes everything warm.
  await timed(emails.slice(0, 50), 1, (email) => login(email, PASSWORD, '10.0.0.1'));
  const entries = [...emails.entries()];
  const hash = promisify(argon2);
  return [
    {
      what: 'the right password',
      ...(await measure(timed(entries, 1, ([at, email]) => login(email, PASSWORD, address(at))))),
    },
    {
      what: 'a wrong password',
      ...(await measure(timed(entries, 1, ([at, email]) => login(email, 'wrong horse', address(at, 11))))),
    },
    {
      what: 'a name that is nobody’s',
      ...(await measure(
        timed(entries, 1, ([at]) => login(`nobody-${at}@example.com`, 'wrong horse', address(at, 12))),
      )),
    },
    {
      what: 'by hand: argon2id, and the rows in SQL',
      ...(await measure(timed(entries, 1, ([, email]) => signInByHand(owner, email)))),
    },
    {
      what: 'argon2id alone (client CPU)',
      ...(await measure(
        timed(entries, 1, () =>
          hash('argon2id', {
            message: PASSWORD,
            nonce: Buffer.alloc(16),
            parallelism: 1,
            tagLength: 32,
            memory: 19_456,
            passes: 2,
          }),
        ),
      )),
    },
  ];
}

/**
 * The same call for names that have an account and names that have not, by turns, so that what else the machine does is
 * the same for both. What a difference is worth is said by that of two halves of the same kind.
 */
async function telling(bench: Bench, emails: string[]) {
  const calls: Record<string, (email: string, from: string) => Promise<unknown>> = {
    'login, a wrong password': (email, from) =>
      post(bench, LOGIN, { i: { email, password: 'wrong horse' } }, from),
    register: (email, from) =>
      post(
        bench,
        'mutation ($i: RegisterInput!) { register(input: $i) { verificationId } }',
        { i: { email, password: 'seven brown bears', firstName: 'Vera', lastName: 'Orlova' } },
        from,
      ),
    requestPasswordReset: (email, from) =>
      post(
        bench,
        'mutation ($i: RequestPasswordResetInput!) { requestPasswordReset(input: $i) { goodForMinutes } }',
        { i: { email } },
        from,
      ),
  };
  const rows: Record<string, unknown>[] = [];
  let network = 20;
  for (const [what, call] of Object.entries(calls)) {
    network += 2;
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const take = async (kind: 'known' | 'unknown', at: number) => {
      const email = kind === 'known' ? emails[at]! : `${network}-${at}@nobody.example`;
      const from = performance.now();
      await call(email, address(at, kind === 'known' ? network : network + 1));
      times[kind].push(performance.now() - from);
    };
    for (const at of emails.keys()) {
      // Who comes first would have the warmer caches.
      for (const kind of at % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const))
        await take(kind, at);
    }
    const median = (all: number[]) => [...all].sort((a, b) => a - b)[all.length >> 1]!;
    const halves = (all: number[]) =>
      Math.abs(median(all.filter((_, at) => at % 2)) - median(all.filter((_, at) => at % 2 === 0)));
    rows.push({
      what,
      tries: emails.length,
      'known p50': rounded(median(times.known)),
      'unknown p50': rounded(median(times.unknown)),
      difference: rounded(median(times.known) - median(times.unknown)),
      'of two halves of one kind': rounded(Math.max(halves(times.known), halves(times.unknown))),
    });
  }
  return rows;
}

/** What has to be read and written at the least; as the owner, whom no policy concerns. */
async function signInByHand(owner: pg.Pool, email: string): Promise<void> {
  const { rows } = await owner.query({
    name: 'by hand: credentials',
    text: `select user_id, password_hash from user_service.users join auth_service.user_credentials using (user_id)
           where lower(email) = $1`,
    values: [email],
  });
  const [, , , , salt, tag] = rows[0].password_hash.split('$');
  const found = await promisify(argon2)('argon2id', {
    message: PASSWORD,
    nonce: Buffer.from(salt, 'base64'),
    parallelism: 1,
    tagLength: 32,
    memory: 19_456,
    passes: 2,
  });
  if (!found.equals(Buffer.from(tag, 'base64'))) throw new Error('The hash is not of the password.');
  await owner.query({
    name: 'by hand: session',
    text: `with session as (
             insert into auth_service.user_sessions (user_id, refresh_token, ip_address, expires_at)
             values ($1, $2, '127.0.0.1', now() + interval '30 days')
           )
           insert into auth_service.login_history (user_id, ip_address, status) values ($1, '127.0.0.1', 'SUCCESS')`,
    values: [rows[0].user_id, randomUUID()],
  });
}

async function refreshing(bench: Bench, owner: pg.Pool, emails: string[], measure: Measure) {
  const tokens: string[] = [];
  for (const [at, email] of [...emails.entries()].slice(0, CLIENTS)) {
    const { data } = await post(bench, LOGIN, { i: { email, password: PASSWORD } }, address(at));
    tokens.push(data.login.tokens.refreshToken);
  }
  const turns = Array.from({ length: 4000 }, (_, at) => at % CLIENTS);
  const chain = async (at: number) => {
    const { data } = await post(
      bench,
      REFRESH,
      { i: { audience: 'SHOP', refreshToken: tokens[at] } },
      address(at),
    );
    tokens[at] = data.refreshSession.tokens.refreshToken;
  };
  // Each client has a session of its own: a token is refreshed once, by whoever has it.
  const inChains = async (work: (at: number) => Promise<void>, count: number) => {
    const times = await Promise.all(
      tokens.map((_, at) =>
        timed(
          turns.slice(0, count / CLIENTS).map(() => at),
          1,
          work,
        ),
      ),
    );
    return times.flat().sort((a, b) => a - b);
  };
  await inChains(chain, 800);
  const through = await measure(inChains(chain, turns.length));
  const reader = new RefreshTokens([{ id: 'bench', bytes: Buffer.alloc(32) }]);
  const byHand = async (at: number) => {
    const { sessionId, digest } = reader.read(tokens[at]!)!;
    const [next] = reader.successors(tokens[at]!);
    const { rowCount } = await owner.query({
      name: 'by hand: refresh',
      text: `update auth_service.user_sessions set refresh_token = $3, previous_refresh_token = $2, refreshed_at = now(),
               expires_at = now() + interval '30 days'
             where session_id = $1 and refresh_token = $2 and is_active and expires_at > now()`,
      values: [sessionId, digest, digestOf(next!)],
    });
    if (!rowCount) throw new Error('The token was not the session’s.');
    tokens[at] = next!;
  };
  await inChains(byHand, 800);
  return [
    { what: `refreshSession, ${CLIENTS} clients`, ...through },
    { what: 'by hand: the one update', ...(await measure(inChains(byHand, turns.length))) },
  ];
}

async function beside(bench: Bench, emails: string[], seconds: number) {
  const { port, hostname } = new URL(bench.graphqlUrl);
  const written = (query: string, variables: object, from: string) => {
    const body = JSON.stringify({ query, variables });
    return [
      'POST /graphql HTTP/1.1',
      `host: ${hostname}`,
      'content-type: application/json',
      `x-forwarded-for: ${from}`,
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n');
  };
  const listing = {
    port: Number(port),
    requests: [written(LISTING, {}, '10.9.9.9')],
    connections: 1,
    milliseconds: seconds * 1000,
  };
  const signIns = {
    port: Number(port),
    requests: emails.map((email, at) => written(LOGIN, { i: { email, password: PASSWORD } }, address(at))),
    connections: IN_FLIGHT,
    milliseconds: (seconds + 1) * 1000,
  };
  const [pages, people] = [new LoadGenerator(), new LoadGenerator()];
  try {
    await pages.run(listing);
    const idle = await pages.run(listing);
    const signingIn = people.run(signIns);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const busy = await pages.run(listing);
    const done = await signingIn;
    const row = (what: string, { answers, p50, p99, seconds: took }: typeof idle) => ({
      what,
      'per second': rounded(answers / took),
      'p50 ms': rounded(p50),
      'p99 ms': rounded(p99),
    });
    return [
      row('a page, nothing else going on', idle),
      row('a page, meanwhile', busy),
      row('the sign-ins', done),
      { what: 'p99 meanwhile ÷ idle', 'p99 ms': rounded(busy.p99 / idle.p99) },
    ];
  } finally {
    pages.stop();
    people.stop();
  }
}
