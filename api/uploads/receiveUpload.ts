import { on } from 'node:events';
import { open, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Router, type Request, type Response } from 'express';
import { explainDatabaseError } from '../errors/fromDatabase.ts';
import { answerError } from '../http/answerError.ts';
import type { CallIdentity } from '../identity/database.ts';
import type { LocalStore } from '../media/localStore.ts';
import type { Ticket, UploadTickets } from './tickets.ts';

/** A sender that says nothing for so long is given up, and one that dawdles altogether. */
export interface SenderPatience {
  idleMs: number;
  totalMs: number;
}

/** More at a time would only make each slower. */
const MOST_AT_ONCE = 50;

interface Desk {
  store: LocalStore;
  tickets: UploadTickets;
  call: CallIdentity;
  patience: SenderPatience;
}

/** Answers `PUT /uploads/<uploadId>`: a ticket, and then the bytes, which go to a file as they come. */
export function receiveUploads(desk: Desk): Router {
  const router = Router();
  const underWay = new Set<string>();
  router.put('/:uploadId', async (req, res) => {
    const uploadId = req.params.uploadId.toLowerCase();
    const ticket = desk.tickets.read(uploadId, req.get('x-upload-ticket') ?? '');
    if (!ticket) return refuse(req, res, 'FORBIDDEN', 'There is no leave to send this, or not any more.');
    if (underWay.has(uploadId)) return refuse(req, res, 'CONFLICT_RETRY', 'This is being sent already.');
    if (underWay.size >= MOST_AT_ONCE)
      return refuse(req, res, 'UNAVAILABLE', 'Too many pictures are being sent.');
    underWay.add(uploadId);
    try {
      await receive(desk, ticket, req, res);
    } catch (error) {
      const unreachable = explainDatabaseError(error);
      if (unreachable?.code !== 'UNAVAILABLE') throw error;
      refuse(req, res, 'UNAVAILABLE', unreachable.message);
    } finally {
      underWay.delete(uploadId);
    }
  });
  return router;
}

async function receive({ store, call, patience }: Desk, ticket: Ticket, req: Request, res: Response) {
  const { uploadId, bytes } = ticket;
  const asked = await call<{ awaited: boolean }>(
    req.caller!,
    'select user_service.upload_is_awaited($1) as awaited',
    [uploadId],
  );
  if (!asked.awaited) return refuse(req, res, 'NOT_FOUND', 'Nobody waits for this, or not any more.');
  if (Number(req.get('content-length') ?? bytes) > bytes)
    return refuse(req, res, 'BODY_TOO_LARGE', TOO_LARGE);

  const part = await store.partFile(uploadId);
  try {
    const received = await writeDown(req, part, bytes, patience);
    if (received === 'too many') return refuse(req, res, 'BODY_TOO_LARGE', TOO_LARGE);
    if (received === 'too slow') return refuse(req, res, 'BAD_REQUEST', 'The bytes came too slowly.', 408);
    if (received === 'gone') return;
    if (received < bytes) return refuse(req, res, 'INVALID_INPUT', `Of ${bytes} bytes ${received} came.`);
    if (!(await store.keepOriginal(uploadId, part)))
      return refuse(req, res, 'CONFLICT_RETRY', 'This has been sent already.');
  } finally {
    await rm(part, { force: true });
  }
  try {
    const taken = await call<{ taken: boolean }>(
      req.caller!,
      'select user_service.receive_upload($1) as taken',
      [uploadId],
    );
    if (!taken.taken) {
      await store.removeOriginal(uploadId);
      return refuse(req, res, 'NOT_FOUND', 'Nobody waits for this, or not any more.');
    }
  } catch (error) {
    // Whether it was taken is not known: if it was, the worker says that it never came, and it is sent anew.
    await store.removeOriginal(uploadId);
    throw error;
  }
  res.status(204).end();
}

const TOO_LARGE = 'This is more than was announced.';

/** How many bytes came; they are on the disk then. */
async function writeDown(
  req: IncomingMessage,
  file: string,
  most: number,
  { idleMs, totalMs }: SenderPatience,
): Promise<number | 'too many' | 'too slow' | 'gone'> {
  const handle = await open(file, 'wx', 0o600);
  const stop = new AbortController();
  const deadline = setTimeout(() => stop.abort(), totalMs);
  const idle = setTimeout(() => stop.abort(), idleMs);
  try {
    let received = 0;
    // Beyond a few chunks that are not written yet the sender is made to wait.
    const coming = on(req, 'data', { signal: stop.signal, close: ['end', 'close'], ...AHEAD });
    for await (const [chunk] of coming as AsyncIterable<[Buffer]>) {
      idle.refresh();
      received += chunk.length;
      if (received > most) return 'too many';
      await handle.writeFile(chunk);
    }
    if (!req.complete) return 'gone';
    await handle.sync();
    return received;
  } catch (error) {
    if (stop.signal.aborted) return 'too slow';
    if (req.destroyed && !req.complete) return 'gone';
    throw error;
  } finally {
    clearTimeout(deadline);
    clearTimeout(idle);
    await handle.close();
  }
}

const AHEAD = { highWaterMark: 8, lowWaterMark: 4 };

/** How long what is still coming is read and thrown away: a connection that is cut would lose the answer. */
const LINGER_MS = 1000;

/** Answers, and ends the connection soon if more is still coming. */
function refuse(
  req: Request,
  res: Response,
  code: Parameters<typeof answerError>[1],
  message: string,
  status?: number,
): void {
  if (!req.complete) {
    req.resume();
    res.once('finish', () => setTimeout(() => req.complete || req.destroy(), LINGER_MS).unref());
  }
  answerError(res, code, message, status === undefined ? {} : { status });
}
