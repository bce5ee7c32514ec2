import { secretKeys } from '../api/secrets/keys.ts';
import { Sealing } from '../api/secrets/sealing.ts';
import { SECRET_KEYS } from './api/apiServer.ts';
import { TEMPLATES } from '../workers/messages/templates/index.ts';
import type { TestDatabase } from './database.ts';

/** A message that waits to be sent, opened with the tests' key as the worker would open it. */
export interface QueuedMessage {
  channel: 'EMAIL' | 'SMS';
  /** Null when it is a decoy. */
  recipient: string | null;
  template: string;
  data: any;
  /** What was sealed, such as `{ code, goodForMinutes }`; null when nothing was. */
  secret: any;
}

const sealing = new Sealing(secretKeys.parse(SECRET_KEYS));

/** What waits to be sent to an address or a phone, or with null to nobody; the newest last. */
export async function messagesTo(database: TestDatabase, recipient: string | null): Promise<QueuedMessage[]> {
  const { rows } = await database.owner.query(
    `select * from platform.messages
     where state = 'QUEUED' and recipient is not distinct from $1
     order by queued_at, message_id`,
    [recipient],
  );
  return rows.map(opened);
}

/** Opens a message; fails when it does not carry what its template takes, for the worker could not send it. */
function opened({ message_id, channel, recipient, template, data, sealed_data }: any): QueuedMessage {
  const secret = sealed_data === null ? null : JSON.parse(sealing.open(`message:${message_id}`, sealed_data));
  const known = TEMPLATES.get(template);
  if (!known) throw new Error(`There is no template ${template}.`);
  known.data.parse(data);
  known.secret.parse(secret);
  return { channel, recipient, template, data, secret };
}

/** The newest of {@link messagesTo} made by a template. */
export async function latestMessage(
  database: TestDatabase,
  recipient: string,
  template: string,
): Promise<QueuedMessage> {
  const found = (await messagesTo(database, recipient)).filter((message) => message.template === template);
  if (!found.length) throw new Error(`No ${template} waits to be sent to ${recipient}.`);
  return found.at(-1)!;
}

/** The code in the newest message made by a template: `verify_email`, `verify_phone`, `sign_in` … */
export const codeSentTo = async (
  database: TestDatabase,
  recipient: string,
  template: string,
): Promise<string> => (await latestMessage(database, recipient, template)).secret.code;

/** All messages made by a template and not sent yet, decoys too; the newest last. */
export async function sentMessages(database: TestDatabase, template: string): Promise<QueuedMessage[]> {
  const { rows } = await database.owner.query(
    `select * from platform.messages where template = $1 order by queued_at, message_id`,
    [template],
  );
  return rows.map(opened);
}
