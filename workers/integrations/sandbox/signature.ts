import { createHmac, timingSafeEqual } from 'node:crypto';

/** A webhook is good for so long after it was signed: one that was overheard cannot be sent for ever. */
const TOLERANCE_SECONDS = 300;

const digest = (secret: string, seconds: number, body: Buffer | string) =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();

/** The header `sandbox-signature` of a webhook: HMAC-SHA256 over its time and its raw bytes. */
export const sign = (secret: string, seconds: number, body: Buffer | string): string =>
  `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`;

/** Whether a header signs these bytes with this secret, and was made at about this time. */
export function isSigned(secret: string, header: string, body: Buffer, nowSeconds: number): boolean {
  const [, time, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (!time || !hex || Math.abs(Number(time) - nowSeconds) > TOLERANCE_SECONDS) return false;
  return timingSafeEqual(Buffer.from(hex, 'hex'), digest(secret, Number(time), body));
}
