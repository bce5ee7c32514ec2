import { apiError } from '../errors/apiError.ts';
import type { Audience } from '../token.ts';
import { mustNotWait, type Circumstances } from './mutation.ts';
import { handOver, type SessionTokens, type Transport } from './tokens.ts';

/** A row of `auth_service.sign_in_result`. */
export interface SignInRow {
  outcome:
    | 'SIGNED_IN'
    | 'PROVED'
    | 'CHALLENGED'
    | 'WRONG'
    | 'BLOCKED'
    | 'NOT_ENTITLED'
    | 'WAIT'
    | 'CODE_REFUSED'
    | 'TWO_FACTOR_REQUIRED';
  challenge_id: string | null;
  method: 'TOTP' | 'SMS' | 'EMAIL' | null;
  wait_seconds: number | null;
  session_id: string | null;
  user_id: string | null;
  audience: Audience | null;
  access_seconds: number | null;
  refresh_until: Date | null;
}

/** What the payload of a sign-in has. */
export interface SignInPayload {
  tokens: SessionTokens | null;
  challenge: { challengeId: string; method: string } | null;
}

/** Makes the payload of what the database decided, or refuses. `wrong` is the refusal of a wrong proof. */
export function signInAnswer(
  { identity, http }: Circumstances,
  row: SignInRow,
  refreshToken: string,
  transport: Transport,
  wrong: () => Error,
): SignInPayload {
  switch (row.outcome) {
    case 'SIGNED_IN': {
      const session = {
        sessionId: row.session_id!,
        userId: row.user_id!,
        audience: row.audience!,
        accessSeconds: row.access_seconds!,
        refreshUntil: row.refresh_until!,
      };
      return { tokens: handOver(identity, http, session, refreshToken, transport), challenge: null };
    }
    case 'PROVED':
      return { tokens: null, challenge: null };
    case 'CHALLENGED':
      return { tokens: null, challenge: { challengeId: row.challenge_id!, method: row.method! } };
    case 'BLOCKED':
      throw apiError('ACCOUNT_BLOCKED', 'This account was blocked: write to support.');
    case 'NOT_ENTITLED':
      throw apiError('FORBIDDEN', 'This account has no business in this portal.');
    case 'TWO_FACTOR_REQUIRED':
      throw apiError(
        'TWO_FACTOR_REQUIRED',
        'Super administrators need a second factor: sign in to the shop with this account and set one up first.',
      );
    case 'CODE_REFUSED':
      throw codeRefused();
    case 'WAIT':
      mustNotWait(row.wait_seconds);
      throw wrong();
    case 'WRONG':
      throw wrong();
  }
}

/** The refusal of a name and a password, whichever of them is wrong. */
export const wrongCredentials = (hint = '') =>
  apiError('WRONG_CREDENTIALS', `The name or the password is wrong${hint}.`);

/** The refusal of a code. */
export const codeRefused = () =>
  apiError('CODE_REFUSED', 'The code is wrong, used or too old.', { field: 'code' });
