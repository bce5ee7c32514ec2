/** Why a socket is closed by the server: the close code, and the sentence that goes with it. */
export const closings = {
  TOKEN_INVALID: { closeCode: 4401, sentence: 'The access token is not valid.' },
  SESSION_ENDED: { closeCode: 4401, sentence: 'The session has ended: sign in again.' },
  TOKEN_EXPIRED: { closeCode: 4410, sentence: 'The access token has expired: reconnect with a new one.' },
  SESSION_CHANGED: { closeCode: 4411, sentence: 'Your rights have changed: reconnect.' },
  SOCKET_TOO_OLD: { closeCode: 4412, sentence: 'Visitors are connected for a limited time: reconnect.' },
  SOCKET_IDLE: { closeCode: 4413, sentence: 'Nothing is subscribed to: reconnect when something is.' },
  TOO_MANY_MESSAGES: { closeCode: 4414, sentence: 'Too many messages: wait a little.' },
  UNAVAILABLE: { closeCode: 4503, sentence: 'The service is busy or restarting: reconnect.' },
  INTERNAL: { closeCode: 4500, sentence: 'Something went wrong on our side.' },
  GOING_AWAY: { closeCode: 1001, sentence: 'The server is shutting down: reconnect.' },
} as const satisfies Record<string, { closeCode: number; sentence: string }>;

/** One of {@link closings}. */
export type Closing = keyof typeof closings;

/** What the close frame says: `<code>: <sentence>`, at most 123 bytes. */
export const closeReason = (closing: Closing): string => `${closing}: ${closings[closing].sentence}`;
