import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import type { Sealing } from '../secrets/sealing.ts';

/** What an application is set up with; told once. */
export interface TotpSetup {
  /** In base32, to be typed where no camera is. */
  secret: string;
  otpauthUri: string;
  qrSvg: string;
}

/** RFC 6238 as every application has it. */
const PERIOD_SECONDS = 30;
/** Steps a phone's clock may be off, either way. */
const WINDOW = 1;

/** What a secret is sealed for: another user's is worthless. */
const purposeOf = (userId: string) => `totp:${userId}`;

/** Makes up a secret of 160 bits, in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What a user needs to have a secret in an application. */
export function totpSetup(secret: string, issuer: string, account: string): TotpSetup {
  // A colon parts the two in the label; in a name it would part them elsewhere.
  const totp = new TOTP({
    issuer: issuer.replaceAll(':', ' '),
    label: account.replaceAll(':', ' '),
    secret: Secret.fromBase32(secret),
    period: PERIOD_SECONDS,
  });
  const otpauthUri = totp.toString();
  return { secret, otpauthUri, qrSvg: renderSVG(otpauthUri, { ecc: 'M', pixelSize: 4 }) };
}

/** Seals a secret for its user. */
export const sealTotp = (sealing: Sealing, userId: string, secret: string): string =>
  sealing.seal(purposeOf(userId), secret);

/** The time step that a code is of, now or next to it; null when it is of none. */
export function totpStep(
  sealing: Sealing,
  userId: string,
  sealedSecret: string,
  code: string,
): number | null {
  const secret = Secret.fromBase32(sealing.open(purposeOf(userId), sealedSecret));
  const timestamp = Date.now();
  const delta = new TOTP({ secret, period: PERIOD_SECONDS }).validate({
    token: code,
    window: WINDOW,
    timestamp,
  });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}
