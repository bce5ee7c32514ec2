import { z } from 'zod';
import { LocalStore } from '../../api/media/localStore.ts';
import { fileNames, type MediaStore } from '../../api/media/store.ts';
import { defineTask } from './task.ts';

/** Fewer than a page of them is left for the next time. */
const PAGE = 200;

/**
 * Every few minutes: ends uploads that lead nowhere and deletes the files of those at their end. The row says so before a
 * file goes, so that nothing is set to a picture that is being deleted.
 */
export const collectUploads = (store: MediaStore) =>
  defineTask(z.looseObject({}), async (_payload, { helpers }) => {
    await helpers.query('select user_service.discard_uploads()');
    for (let found = PAGE; found === PAGE;) {
      const { rows } = await helpers.query<{
        upload_id: string;
        file_key: string | null;
        sides: number[] | null;
      }>('select * from user_service.uploads_to_clear($1, $2)', [store.kind, PAGE]);
      for (const { upload_id, file_key, sides } of rows) {
        await store.removeOriginal(upload_id);
        if (file_key) await store.remove(fileNames(file_key, sides!));
        await helpers.query('select user_service.clear_upload($1)', [upload_id]);
      }
      found = rows.length;
    }
  });

const HOUR_MS = 3_600_000;

/** Daily: deletes files without an upload, such as a worker that died leaves. Of a bucket its own rules do that. */
export const sweepMedia = (store: MediaStore) =>
  defineTask(z.looseObject({}), async (_payload, { helpers }) => {
    if (!(store instanceof LocalStore)) return;
    await store.sweep(Date.now() - HOUR_MS, async (keys) => {
      const { rows } = await helpers.query<{ key: string }>(
        'select key from user_service.stray_files($1) as key',
        [keys],
      );
      return rows.map(({ key }) => key);
    });
  });
