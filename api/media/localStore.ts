import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, opendir, rename, rm, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { MediaStore } from './store.ts';

/** Names this code gives: nothing else is ever joined to a path. */
const UPLOAD_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FILE = /^[a-z_]+\/[0-9a-f]{40}(-\d{1,5})?\.webp$/;

const isNotThere = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';
const unlessGone = (error: unknown) => {
  if (!isNotThere(error)) throw error;
};

/** By then the database has given an upload up. */
const ORIGINALS_WAIT_MS = 3 * 86_400_000;

const modified = async (file: string) => (await stat(file).catch(unlessGone))?.mtimeMs ?? Infinity;

/** Pictures in `<DATA_DIR>/media`: `public` is served, `incoming` has what was sent until it is looked at. */
export class LocalStore implements MediaStore {
  readonly kind = 'LOCAL';
  /** The folder that is served. */
  readonly publicDir: string;
  readonly #incomingDir: string;

  constructor(dataDir: string) {
    this.publicDir = path.resolve(dataDir, 'media', 'public');
    this.#incomingDir = path.resolve(dataDir, 'media', 'incoming');
  }

  /** A new file for bytes that are being sent; whoever asks deletes it. */
  async partFile(uploadId: string): Promise<string> {
    await mkdir(this.#incomingDir, { recursive: true });
    return `${this.#original(uploadId)}.${randomUUID()}.part`;
  }

  /** Makes a complete part the original; false when there is one already. */
  async keepOriginal(uploadId: string, part: string): Promise<boolean> {
    try {
      await link(part, this.#original(uploadId));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  async copyOriginal(uploadId: string, file: string, mostBytes: number): Promise<boolean> {
    try {
      if ((await stat(this.#original(uploadId))).size > mostBytes) return false;
      await copyFile(this.#original(uploadId), file);
      return true;
    } catch (error) {
      unlessGone(error);
      return false;
    }
  }

  async removeOriginal(uploadId: string): Promise<void> {
    await unlink(this.#original(uploadId)).catch(unlessGone);
  }

  async publish(name: string, file: string): Promise<void> {
    const target = this.#public(name);
    await mkdir(path.dirname(target), { recursive: true });
    const part = `${target}.${randomUUID()}.part`;
    try {
      await copyFile(file, part);
      await rename(part, target);
    } finally {
      await rm(part, { force: true });
    }
  }

  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) await unlink(this.#public(name)).catch(unlessGone);
  }

  /**
   * Deletes files that are older than `beforeMs`, when `areStray` says of their keys that they belong to nothing; and
   * parts of that age, which nobody will finish. What was sent waits longer: no worker may have been there to look at it.
   */
  async sweep(beforeMs: number, areStray: (keys: string[]) => Promise<string[]>): Promise<number> {
    let removed = 0;
    for await (const file of oldFiles(this.#incomingDir, beforeMs)) {
      if (!file.endsWith('.part') && (await modified(file)) > beforeMs - ORIGINALS_WAIT_MS) continue;
      await unlink(file).catch(unlessGone);
      removed += 1;
    }
    let batch = new Map<string, string[]>();
    const flush = async () => {
      for (const key of await areStray([...batch.keys()])) {
        for (const file of batch.get(key)!) await unlink(file).catch(unlessGone);
        removed += batch.get(key)!.length;
      }
      batch = new Map();
    };
    for await (const file of oldFiles(this.publicDir, beforeMs)) {
      const name = path.relative(this.publicDir, file).split(path.sep).join('/');
      const key = FILE.test(name) ? name.replace(/(-\d+)?\.webp$/, '') : name;
      batch.set(key, [...(batch.get(key) ?? []), file]);
      if (batch.size >= 500) await flush();
    }
    if (batch.size > 0) await flush();
    return removed;
  }

  #original(uploadId: string): string {
    if (!UPLOAD_ID.test(uploadId)) throw new Error('This is no key of an upload.');
    return path.join(this.#incomingDir, uploadId);
  }

  #public(name: string): string {
    if (!FILE.test(name)) throw new Error('This is no name of a picture.');
    return path.join(this.publicDir, name);
  }
}

async function* oldFiles(folder: string, beforeMs: number): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(unlessGone);
  if (!entries) return;
  for await (const entry of entries) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* oldFiles(file, beforeMs);
    else if ((await modified(file)) < beforeMs) yield file;
  }
}
