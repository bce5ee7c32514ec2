import { z } from 'zod';

const address = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    message: 'must be a URL that starts with http:// or https://',
  })
  .transform((text) => text.replace(/\/+$/, ''));

/** Settings about where pictures are; the API and the worker must have the same. */
export const mediaSettings = {
  DATA_DIR: z
    .string()
    .min(1)
    .default('.data')
    .describe(
      'Its `media` has the pictures, unless S3_ENDPOINT is set: one folder for the API and the worker; its `outbox` the mail that nothing sends.',
    ),
  S3_ENDPOINT: address
    .optional()
    .describe('An S3-compatible service that pictures are sent to and kept in. Unset: DATA_DIR.'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional()
    .describe('Bucket there, addressed as a path.'),
  S3_REGION: z.string().min(1).default('us-east-1').describe('Region its signatures name.'),
  S3_ACCESS_KEY_ID: z
    .string()
    .min(1)
    .optional()
    .describe('Key that reads, writes and deletes in the bucket.'),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('Its secret.'),
  MEDIA_URL: address
    .optional()
    .describe('Where the public reads `media/` of the bucket; /media/… of the API leads there.'),
};

const parsed = z.object(mediaSettings);

/** Parsed {@link mediaSettings}. */
export type MediaSettings = z.infer<typeof parsed>;

/** What a bucket needs. */
export interface BucketSettings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  mediaUrl: string;
}

/** The bucket's settings; undefined when there is none. Throws a sentence when only some are set. */
export function bucketSettings(settings: MediaSettings): BucketSettings | undefined {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, MEDIA_URL } = settings;
  const given = { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, MEDIA_URL };
  const missing = Object.entries(given)
    .filter(([, value]) => value === undefined)
    .map(([name]) => name);
  if (missing.length === Object.keys(given).length) return undefined;
  if (missing.length > 0) throw new Error(`${missing.join(', ')} must be set too for pictures to be in S3.`);
  return {
    endpoint: S3_ENDPOINT!,
    bucket: S3_BUCKET!,
    region: settings.S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID!,
    secretAccessKey: S3_SECRET_ACCESS_KEY!,
    mediaUrl: MEDIA_URL!,
  };
}
