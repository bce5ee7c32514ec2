import type { Request, Response } from 'express';
import type { Pool } from 'pg';
import type { Gateways } from '../../workers/integrations/gateways/index.ts';
import type { SecretKey } from '../secrets/keys.ts';
import { Sealing } from '../secrets/sealing.ts';
import type { TokenRules } from '../token.ts';
import type { UploadDesk } from '../uploads/desk.ts';
import { makeCallIdentity, type CallIdentity } from './database.ts';
import { PasswordHashes } from './passwordHashes.ts';
import { RefreshTokens } from './refreshToken.ts';

/** What the mutations about identity work with; one for a server. */
export interface Identity {
  call: CallIdentity;
  passwords: PasswordHashes;
  refreshTokens: RefreshTokens;
  sealing: Sealing;
  tokenRules: TokenRules;
  uploads: UploadDesk;
  gateways: Gateways;
  close(): Promise<void>;
}

/** What {@link makeIdentity} is made of. */
export interface IdentityParts {
  /** Connections of `market_auth`. */
  pool: Pool;
  secretKeys: readonly SecretKey[];
  tokenRules: TokenRules;
  hashThreads: number;
  uploads: UploadDesk;
  gateways: Gateways;
}

/** Puts an {@link Identity} together. */
export function makeIdentity({
  pool,
  secretKeys,
  tokenRules,
  hashThreads,
  uploads,
  gateways,
}: IdentityParts): Identity {
  const passwords = new PasswordHashes(hashThreads);
  return {
    call: makeCallIdentity(pool),
    passwords,
    refreshTokens: new RefreshTokens(secretKeys),
    sealing: new Sealing(secretKeys),
    tokenRules,
    uploads,
    gateways,
    close: () => passwords.close(),
  };
}

declare global {
  namespace Grafast {
    interface Context {
      /** What sign-in works with. */
      identity?: Identity;
      /** The HTTP exchange, for cookies; none on a socket. */
      http?: { req: Request; res: Response } | undefined;
    }
  }
}
