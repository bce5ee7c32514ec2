import { BucketStore } from './bucketStore.ts';
import { LocalStore } from './localStore.ts';
import { bucketSettings, type MediaSettings } from './settings.ts';

/** Where pictures are kept, and what was sent until it is looked at. A file's name is `<key>.webp`. */
export interface MediaStore {
  /** As `uploads.store` has it. */
  kind: 'LOCAL' | 'S3';
  /** Brings what was sent to `file`; false when nothing, or more than `mostBytes`, is there. */
  copyOriginal(uploadId: string, file: string, mostBytes: number): Promise<boolean>;
  /** Deletes what was sent, if it is there. */
  removeOriginal(uploadId: string): Promise<void>;
  /** Puts a picture where the public reads it; one that is there already is the same. */
  publish(name: string, file: string): Promise<void>;
  /** Deletes pictures, those that are there. */
  remove(names: readonly string[]): Promise<void>;
}

/** The store that the settings name; throws a sentence when they name none. */
export function makeMediaStore(settings: MediaSettings): LocalStore | BucketStore {
  const bucket = bucketSettings(settings);
  return bucket ? new BucketStore(bucket) : new LocalStore(settings.DATA_DIR);
}

/** The names of a picture's files: the first has its key, the smaller ones their side too. */
export const fileNames = (key: string, sides: readonly number[]): string[] =>
  sides.map((side, at) => (at === 0 ? `${key}.webp` : `${key}-${side}.webp`));
