import { makeMediaStore } from '../media/store.ts';
import type { MediaSettings } from '../media/settings.ts';
import type { SecretKey } from '../secrets/keys.ts';
import { UploadTickets } from './tickets.ts';

/** Where and how the bytes of an upload are sent. */
export interface UploadTarget {
  method: 'PUT';
  /** Of this API when it begins with a slash. */
  url: string;
  headers: { name: string; value: string }[];
}

/** An upload as it was begun. */
export interface BegunUpload {
  uploadId: string;
  contentType: string;
  bytes: number;
  expiresAt: Date;
}

/** What the API does about uploads beside asking the database. */
export type UploadDesk = ReturnType<typeof makeUploadDesk>;

/** Puts an {@link UploadDesk} together; throws a sentence when the settings about S3 are incomplete. */
export function makeUploadDesk(settings: MediaSettings, secretKeys: readonly SecretKey[]) {
  const store = makeMediaStore(settings);
  const tickets = new UploadTickets(secretKeys);

  async function targetOf({ uploadId, contentType, bytes, expiresAt }: BegunUpload): Promise<UploadTarget> {
    if (store.kind === 'S3') {
      const seconds = Math.max(1, Math.floor((expiresAt.getTime() - Date.now()) / 1000));
      const { url, headers } = await store.signPut(uploadId, contentType, bytes, seconds);
      return { method: 'PUT', url, headers: listed(headers) };
    }
    const ticket = tickets.issue({ uploadId, bytes, expiresAt: Math.floor(expiresAt.getTime() / 1000) });
    const headers = {
      'content-length': String(bytes),
      'content-type': contentType,
      'x-upload-ticket': ticket,
    };
    return { method: 'PUT', url: `/uploads/${uploadId}`, headers: listed(headers) };
  }

  /** Whether a bucket has what was sent; of what is sent to this API itself, the database knows. */
  const hasArrived = async (uploadId: string): Promise<boolean> =>
    store.kind === 'S3' && (await store.hasOriginal(uploadId));

  return { store, tickets, targetOf, hasArrived };
}

const listed = (headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));
