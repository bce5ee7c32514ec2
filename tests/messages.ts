import { Sealing } from '../api/secrets/sealing.ts';
import { secretKeys } from '../api/secrets/keys.ts';
import { SECRET_KEYS } from './api/apiServer.ts';
import type { TestDatabase } from './database.ts';

/** A message as its recipient would read it. */
export interface SentMessage {
  recipient: string | null;
  template: string;
  data: any;
  /** What was sealed in it. */
  secret: any;
}

const sealing = new Sealing(secretKeys.parse(SECRET_KEYS));

/** The messages of a template that were queued, the oldest first, opened. */
export async function sentMessages(database: TestDatabase, template: string): Promise<SentMessage[]> {
  const { rows } = await database.owner.query(
    `select message_id, recipient, template, data, sealed_data from platform.messages
     where template = $1 order by queued_at, message_id`,
    [template],
  );
  return rows.map(({ message_id, recipient, data, sealed_data }) => ({
    recipient,
    template,
    data,
    secret: sealed_data ? JSON.parse(sealing.open(`message:${message_id}`, sealed_data)) : null,
  }));
}
