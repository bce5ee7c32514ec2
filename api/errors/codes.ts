/** What a client can do about an error is in its code; `httpStatus` is what an answer without data carries. */
export interface ErrorCode {
  httpStatus: number;
  meaning: string;
}

/**
 * The codes the API itself gives. The database's own (`functions/platform/error_codes.sql`) pass through as they are;
 * the documentation joins both lists, and a code on both means the same.
 */
export const apiErrorCodes = {
  BAD_REQUEST: {
    httpStatus: 400,
    meaning: 'The request is not JSON over POST, or not shaped like a GraphQL request.',
  },
  BODY_TOO_LARGE: { httpStatus: 413, meaning: 'The body is larger than MAX_BODY_BYTES.' },
  NOT_FOUND: { httpStatus: 404, meaning: 'There is no such thing, or the caller may not see it.' },
  WEBHOOK_REFUSED: {
    httpStatus: 401,
    meaning: 'The payment gateway did not sign this webhook, or not recently.',
  },
  RATE_LIMITED: {
    httpStatus: 429,
    meaning: 'Too many requests from this address; wait as long as Retry-After says.',
  },
  ORIGIN_REFUSED: {
    httpStatus: 403,
    meaning: 'Pages of this origin may not open a socket: see CORS_ORIGINS.',
  },
  SUBSCRIPTIONS_ONLY: {
    httpStatus: 400,
    meaning: 'A socket takes subscriptions; the rest is sent over HTTP.',
  },
  SUBSCRIPTION_OVER_HTTP: { httpStatus: 400, meaning: 'Subscriptions are taken over a WebSocket only.' },
  TOO_MANY_SOCKETS: { httpStatus: 429, meaning: 'This address has MAX_SOCKETS_PER_ADDRESS sockets open.' },
  TOO_MANY_SUBSCRIPTIONS: {
    httpStatus: 400,
    meaning: 'More subscriptions than MAX_SUBSCRIPTIONS_PER_SOCKET.',
  },
  TOKEN_INVALID: {
    httpStatus: 401,
    meaning: 'The access token is malformed, forged or meant for somebody else.',
  },
  TOKEN_EXPIRED: { httpStatus: 401, meaning: 'The access token has expired: refresh it.' },
  SESSION_ENDED: {
    httpStatus: 401,
    meaning: 'The session was signed out, revoked or has expired: sign in again.',
  },
  NOT_SIGNED_IN: { httpStatus: 401, meaning: 'The operation needs a signed-in user.' },
  WRONG_CREDENTIALS: {
    httpStatus: 401,
    meaning: 'The name or the password is wrong, or the address was never proved; which of them is not told.',
  },
  TOO_MANY_ATTEMPTS: {
    httpStatus: 429,
    meaning:
      'Too many attempts, or too many messages: details.retryAfterSeconds says when the next is let through.',
  },
  ACCOUNT_BLOCKED: { httpStatus: 403, meaning: 'The account was blocked by an administrator.' },
  CODE_REFUSED: { httpStatus: 400, meaning: 'The code is wrong, used or too old.' },
  INVALID_STATE: { httpStatus: 409, meaning: 'The thing is not in a state that allows this.' },
  TWO_FACTOR_REQUIRED: {
    httpStatus: 403,
    meaning: 'This needs a second factor: set one up first.',
  },
  GRAPHQL_PARSE_FAILED: { httpStatus: 400, meaning: 'The document is not GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { httpStatus: 400, meaning: 'The document does not fit the schema.' },
  DOCUMENT_NOT_TRUSTED: {
    httpStatus: 400,
    meaning: 'This server runs only the documents it was deployed with.',
  },
  QUERY_TOO_LARGE: { httpStatus: 400, meaning: 'The document has too many tokens or fields.' },
  QUERY_TOO_DEEP: { httpStatus: 400, meaning: 'Fields are nested deeper than MAX_DEPTH.' },
  QUERY_TOO_COSTLY: {
    httpStatus: 400,
    meaning: 'The pages asked for, multiplied, are more rows than MAX_COST.',
  },
  TOO_MANY_ALIASES: { httpStatus: 400, meaning: 'More aliases than MAX_ALIASES.' },
  TOO_MANY_ROOT_FIELDS: { httpStatus: 400, meaning: 'More root fields than MAX_ROOT_FIELDS.' },
  ONE_MUTATION_PER_REQUEST: {
    httpStatus: 400,
    meaning: 'A request changes one thing: send the others on their own.',
  },
  PAGE_SIZE_REQUIRED: { httpStatus: 400, meaning: 'A list was asked for without `first` or `last`.' },
  PAGE_SIZE_INVALID: {
    httpStatus: 400,
    meaning: '`first` or `last` is out of 1 to MAX_PAGE_SIZE, or both were given.',
  },
  INVALID_INPUT: {
    httpStatus: 400,
    meaning: 'A value is missing, of the wrong type or not allowed; `field` names it.',
  },
  FORBIDDEN: { httpStatus: 403, meaning: 'The caller may not do or see this.' },
  READ_ONLY: { httpStatus: 400, meaning: 'A query tried to change data.' },
  ALREADY_EXISTS: { httpStatus: 409, meaning: 'There is one like it already.' },
  REFERENCE_NOT_FOUND: {
    httpStatus: 409,
    meaning: 'Something this refers to does not exist, or is still referred to.',
  },
  CONFLICT_RETRY: {
    httpStatus: 409,
    meaning: 'Somebody else changed the same thing at the same time: try again.',
  },
  TIMEOUT: {
    httpStatus: 503,
    meaning: 'It took too long and was stopped. Of a change, look whether it was made before trying again.',
  },
  UNAVAILABLE: { httpStatus: 503, meaning: 'The database cannot be reached right now: try again.' },
  INTERNAL: { httpStatus: 500, meaning: 'Our fault. `errorId` finds it in the log.' },
} as const satisfies Record<string, ErrorCode>;

/** One of {@link apiErrorCodes}. */
export type ApiErrorCode = keyof typeof apiErrorCodes;
