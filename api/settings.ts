import { z } from 'zod';
import { postgresUrl, readSettings, wholeNumber as count } from '../db/settings.ts';
import { mediaSettings } from './media/settings.ts';
import { gatewaySettings } from '../workers/integrations/gateways/settings.ts';
import { secretKeys } from './secrets/keys.ts';
import { signingKeys } from './signingKeys.ts';

const origins = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
  )
  .refine((list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), {
    message: 'must be origins like https://shop.example, separated by commas',
  });

/** Settings of the API process. The README lists them from here. */
export const apiSettings = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('In `production` there is no GraphQL explorer, and metrics need METRICS_TOKEN.'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen on; `0.0.0.0` for every interface.'),
  PORT: count(0, 65535).default(4000).describe('Port to listen on; 0 takes a free one.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('How much is logged, as JSON lines on standard output.'),
  API_DATABASE_URL: postgresUrl.describe('How the API logs in (`market_api`).'),
  API_POOL_SIZE: count(1, 1000).default(10).describe('Database connections of one API process.'),
  API_POOL_WAIT_MS: count(100, 60_000)
    .default(5000)
    .describe('How long a request waits for one before UNAVAILABLE.'),
  AUTH_DATABASE_URL: postgresUrl.describe('How the sign-in functions log in (`market_auth`).'),
  AUTH_POOL_SIZE: count(1, 1000).default(5).describe('Database connections of it.'),
  PASSWORD_HASH_THREADS: count(1, 64)
    .default(1)
    .describe('Passwords hashed at a time, each on a thread of the lowest priority.'),
  SECRET_KEYS: secretKeys.describe(
    'Keys that secrets in the database are sealed with, `id:base64,id2:base64`, 32 bytes each: the first seals, all open.',
  ),
  JWT_KEYS: signingKeys.describe(
    'Keys of access tokens, `kid:es256:key,kid2:secret2`: PKCS8 in base64url (ES256), or a secret of 32 characters or more (HS256). The first signs, all verify.',
  ),
  JWT_ISSUER: z.string().min(1).default('marketplace').describe('The `iss` that tokens carry and must have.'),
  JWT_CLOCK_TOLERANCE_SECONDS: count(0, 60)
    .default(5)
    .describe('How far clocks may be apart when a token expires.'),
  SESSION_CACHE_MS: count(0, 500)
    .default(0)
    .describe('How long a session read from the database may be reused; 0 reads it at each request.'),
  CORS_ORIGINS: origins
    .default([])
    .describe('Web origins that may call the API, separated by commas. Unset: none but its own.'),
  TRUST_PROXY_HOPS: count(0, 10).default(0).describe('Proxies in front whose X-Forwarded-For is believed.'),
  RATE_LIMIT_PER_MINUTE: count(0, 1_000_000)
    .default(600)
    .describe('Requests a minute from one address; 0 is no limit.'),
  MAX_BODY_BYTES: count(1000, 10_000_000)
    .default(100_000)
    .describe('Largest request body, and largest message on a socket.'),
  MAX_TOKENS: count(100, 100_000).default(2000).describe('Most tokens in a GraphQL document.'),
  MAX_FIELDS: count(10, 100_000).default(500).describe('Most fields in an operation, fragments expanded.'),
  MAX_DEPTH: count(3, 100)
    .default(12)
    .describe('Deepest nesting of fields; introspection has a rule of its own.'),
  MAX_ALIASES: count(0, 10_000).default(30).describe('Most aliased fields in an operation.'),
  MAX_ROOT_FIELDS: count(1, 1000).default(20).describe('Most root fields in a query; `node` counts as 4.'),
  MAX_PAGE_SIZE: count(1, 1000).default(100).describe('Largest `first` or `last`.'),
  MAX_COST: count(100, 10_000_000)
    .default(20_000)
    .describe('Most rows an operation may ask for, nested pages multiplied.'),
  PLANNING_TIMEOUT_MS: count(50, 60_000).default(1000).describe('How long an operation may take to plan.'),
  EXECUTION_TIMEOUT_MS: count(100, 600_000)
    .default(15_000)
    .describe('How long an operation may take to run.'),
  MAX_SOCKETS: count(0, 100_000).default(2000).describe('Most open sockets; 0 is none at all.'),
  MAX_SOCKETS_PER_ADDRESS: count(1, 100_000).default(50).describe('Most open sockets of one address.'),
  MAX_SUBSCRIPTIONS_PER_SOCKET: count(1, 1000).default(20).describe('Most subscriptions of one socket.'),
  SOCKET_MESSAGES_PER_MINUTE: count(1, 1_000_000)
    .default(300)
    .describe('Messages a minute that one socket may send.'),
  SOCKET_INIT_TIMEOUT_MS: count(100, 60_000)
    .default(3000)
    .describe('How long a new socket may take to send its connection_init.'),
  SOCKET_PING_MS: count(100, 600_000)
    .default(12_000)
    .describe('How often a socket is pinged; one that has not answered by the next is dropped.'),
  SOCKET_IDLE_MS: count(100, 86_400_000)
    .default(60_000)
    .describe('How long a socket may stay open without a subscription.'),
  SOCKET_BUFFER_BYTES: count(10_000, 100_000_000)
    .default(1_000_000)
    .describe('How much may wait for a client that does not read before its socket is dropped.'),
  SOCKET_READS_AT_ONCE: count(1, 1000)
    .default(3)
    .describe('Database connections of the pool that all sockets together may use at a time.'),
  SOCKET_SESSION_CHECK_MS: count(100, 10_000)
    .default(1000)
    .describe('How often the sessions of open sockets are read anew, all in one query.'),
  ANONYMOUS_SOCKET_MS: count(100, 86_400_000)
    .default(3_600_000)
    .describe('How long a socket without a token may stay open.'),
  TRUSTED_DOCUMENTS_DIR: z
    .string()
    .min(1)
    .optional()
    .describe('Folder of `<hash>.graphql` files: only these documents are run. Unset: any document.'),
  ...mediaSettings,
  ...gatewaySettings,
  UPLOAD_IDLE_MS: count(100, 60_000)
    .default(5000)
    .describe('How long a sender of a picture may say nothing.'),
  UPLOAD_TIMEOUT_MS: count(100, 600_000)
    .default(25_000)
    .describe('How long sending a picture to this API may take; after 30 s any request is ended.'),
  METRICS_TOKEN: z.string().min(16).optional().describe('Bearer token that /metrics asks for.'),
  DRAIN_DELAY_MS: count(0, 60_000)
    .default(0)
    .describe('How long to keep answering after /readyz has said no.'),
  SHUTDOWN_GRACE_MS: count(0, 600_000)
    .default(20_000)
    .describe('How long requests in flight may take to finish.'),
});

/** Parsed {@link apiSettings}. */
export type ApiSettings = z.infer<typeof apiSettings>;

/** Reads the settings once; throws one sentence a bad variable, naming it. */
export const readApiSettings = (env: Record<string, string | undefined> = process.env): ApiSettings =>
  readSettings(apiSettings, env);
