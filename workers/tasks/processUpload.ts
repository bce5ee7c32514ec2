import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { JobHelpers } from 'graphile-worker';
import { fileNames, type MediaStore } from '../../api/media/store.ts';
import { eventOf } from '../events/topics.ts';
import { encodeImage, type Rejection } from '../images/encodeImage.ts';
import { defineTask } from './task.ts';

interface TakenUpload {
  purpose: string;
  store: string;
  content_type: string;
  content_types: string[];
  declared_bytes: number;
  max_side: number;
  max_pixels: number;
  output_sides: number[];
  is_square: boolean;
}

/**
 * Looks at what was sent and makes the pictures of it that are shown. Run again at any point it does the same: the files'
 * names are a hash of what is in them, and the row changes once.
 */
export const processUpload = (store: MediaStore) =>
  defineTask(eventOf('upload.received'), async ({ payload: { uploadId } }, { helpers }) => {
    const { rows } = await helpers.query<TakenUpload>('select * from user_service.take_upload($1)', [
      uploadId,
    ]);
    const upload = rows[0];
    if (!upload) return store.removeOriginal(uploadId);
    if (upload.store !== store.kind)
      throw new Error(`The bytes are in ${upload.store}, and this worker looks in ${store.kind}.`);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'market-upload-'));
    try {
      const rejection = await makePictures(store, helpers, uploadId, upload, folder);
      if (rejection) await helpers.query('select user_service.reject_upload($1, $2)', [uploadId, rejection]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await store.removeOriginal(uploadId);
  });

async function makePictures(
  store: MediaStore,
  helpers: JobHelpers,
  uploadId: string,
  upload: TakenUpload,
  folder: string,
): Promise<Rejection | undefined> {
  const file = path.join(folder, 'original');
  if (!(await store.copyOriginal(uploadId, file, upload.declared_bytes))) return 'NEVER_SENT';
  const made = await encodeImage({
    file,
    folder,
    salt: uploadId,
    contentType: upload.content_type,
    contentTypes: upload.content_types,
    maxSide: upload.max_side,
    maxPixels: upload.max_pixels,
    sides: upload.output_sides,
    isSquare: upload.is_square,
  });
  if ('rejection' in made) return made.rejection;

  const key = `${upload.purpose.toLowerCase()}/${made.hash}`;
  const names = fileNames(key, upload.output_sides);
  for (const [at, name] of names.entries()) await store.publish(name, made.files[at]!.file);
  const { width, height, bytes } = made.files[0]!;
  const { rows } = await helpers.query<{ is_wanted: boolean }>(
    'select user_service.finish_upload($1, $2, $3, $4, $5, $6) as is_wanted',
    [uploadId, key, upload.output_sides, width, height, bytes],
  );
  // Another run of this job may have finished it: then the same files are in use.
  if (!rows[0]!.is_wanted) await removeUnlessReady(store, helpers, key, names);
  return undefined;
}

async function removeUnlessReady(store: MediaStore, helpers: JobHelpers, key: string, names: string[]) {
  const { rows } = await helpers.query('select user_service.stray_files(array[$1]) as stray', [key]);
  if (rows.length > 0) await store.remove(names);
}
