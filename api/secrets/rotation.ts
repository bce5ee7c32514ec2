import type { ClientBase, Pool } from 'pg';
import type { SecretKey } from './keys.ts';
import { SealBroken, Sealing } from './sealing.ts';

/** A column that holds sealed secrets: `<schema>.count_<name>()`, `<name>_to_reseal()` and `reseal_<name>()` are its own. */
interface SealedColumn {
  schema: string;
  name: string;
  /** What is sealed in the row of that key, as whoever sealed it said. */
  purpose(rowKey: string): string;
}

/** Everything in the database that is sealed. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { schema: 'auth_service', name: 'totp_secrets', purpose: (userId) => `totp:${userId}` },
  { schema: 'seller_service', name: 'bank_details', purpose: (sellerId) => `bank:${sellerId}` },
  { schema: 'logistics_service', name: 'carrier_keys', purpose: (carrierId) => `carrier:${carrierId}` },
  { schema: 'platform', name: 'sealed_messages', purpose: (messageId) => `message:${messageId}` },
];

/** Secrets sealed with one key; an empty one is none at all. */
export interface KeyUse {
  column: string;
  keyId: string;
  secrets: number;
}

/** How many secrets are sealed with which key. */
export async function keyUses(client: ClientBase | Pool): Promise<KeyUse[]> {
  const uses: KeyUse[] = [];
  for (const { schema, name } of SEALED_COLUMNS) {
    const { rows } = await client.query(`select * from ${schema}.count_${name}() order by key_id`);
    for (const { key_id: keyId, secrets } of rows)
      uses.push({ column: `${schema}.${name}`, keyId, secrets: Number(secrets) });
  }
  return uses;
}

/** What became of a column's secrets. */
export interface Rotated {
  column: string;
  resealed: number;
  /** Changed by somebody else meanwhile, who won. */
  changed: number;
  /** Sealed with a key that is not among ours, or for another purpose. */
  broken: number;
}

const BATCH = 200;

/**
 * Seals everything with the first key that is sealed with another, a statement each: it may run while all else does,
 * be ended at any time, and begun again.
 */
export async function rotateSecrets(
  client: ClientBase | Pool,
  keys: readonly SecretKey[],
): Promise<Rotated[]> {
  const sealing = new Sealing(keys);
  const done: Rotated[] = [];
  for (const column of SEALED_COLUMNS) done.push(await rotateColumn(client, column, sealing, keys[0]!.id));
  return done;
}

async function rotateColumn(
  client: ClientBase | Pool,
  { schema, name, purpose }: SealedColumn,
  sealing: Sealing,
  current: string,
): Promise<Rotated> {
  const rotated = { column: `${schema}.${name}`, resealed: 0, changed: 0, broken: 0 };
  const page = `select * from ${schema}.${name}_to_reseal($1, $2, $3)`;
  for (let after: string | null = null; ;) {
    const { rows }: { rows: { row_key: string; sealed: string }[] } = await client.query(page, [
      current,
      after,
      BATCH,
    ]);
    for (const { row_key: rowKey, sealed } of rows) {
      after = rowKey;
      let anew: string;
      try {
        anew = sealing.seal(purpose(rowKey), sealing.open(purpose(rowKey), sealed));
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error;
        rotated.broken++;
        continue;
      }
      const answer = await client.query(`select ${schema}.reseal_${name}($1, $2, $3) as done`, [
        rowKey,
        sealed,
        anew,
      ]);
      if (answer.rows[0].done) rotated.resealed++;
      else rotated.changed++;
    }
    if (rows.length < BATCH) return rotated;
  }
}
