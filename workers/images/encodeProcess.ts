import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import type { Encoded, EncodeOrder, Rejection } from './encodeImage.ts';

/**
 * A process for one picture: what a stranger sent is decoded where there is nothing to take, with no secret in its
 * environment and no connection, and where a crash, a leak or a loop ends with it. Of the lowest priority.
 */
os.setPriority(os.constants.priority.PRIORITY_LOW);
sharp.concurrency(1);
sharp.cache(false);

process.once('message', (order: EncodeOrder) => {
  encode(order).then(
    (answer) => process.send!(answer, () => process.disconnect()),
    (error) => {
      // Of the reasons for which a decoder gives up none is worth telling apart.
      console.error(error instanceof Error ? error.message : error);
      process.send!({ rejection: 'UNREADABLE' }, () => process.disconnect());
    },
  );
});

async function encode(order: EncodeOrder): Promise<Encoded | { rejection: Rejection }> {
  const bytes = await readFile(order.file);
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (type === 'image/apng' || type === 'image/gif') return { rejection: 'ANIMATED' };
  if (!order.contentTypes.includes(type)) return { rejection: 'NOT_AN_IMAGE' };
  if (type !== order.contentType) return { rejection: 'NOT_AS_DECLARED' };

  const limits = { limitInputPixels: order.maxPixels, failOn: 'error', sequentialRead: true } as const;
  // What its header says is believed only to refuse; decoding has the same limit.
  const { width, height, pages } = await sharp(bytes, { ...limits, limitInputPixels: false }).metadata();
  if ((pages ?? 1) > 1) return { rejection: 'ANIMATED' };
  if (Math.max(width, height) > order.maxSide || width * height > order.maxPixels)
    return { rejection: 'TOO_LARGE' };

  // Everything but the pixels stays behind: what it was taken with, where, and what was hidden in it. Shrunk while it is
  // decoded, which takes the least memory.
  const most = order.isSquare ? Math.min(width, height) : Infinity;
  const fit = order.isSquare ? 'cover' : 'inside';
  const within = (side: number) =>
    ({ width: Math.min(side, most), height: Math.min(side, most), fit, withoutEnlargement: true }) as const;
  const largest = await sharp(bytes, limits)
    .autoOrient()
    .resize(within(Math.max(...order.sides)))
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: largest.info.width, height: largest.info.height, channels: largest.info.channels };

  const hash = createHash('sha256').update(`${order.salt}\0`);
  const files: Encoded['files'] = [];
  for (const side of order.sides) {
    const made = await sharp(largest.data, { raw })
      .resize(within(side))
      .webp({ quality: 82, effort: 4 })
      .toBuffer({ resolveWithObject: true });
    hash.update(made.data);
    const file = path.join(order.folder, `${side}.webp`);
    await writeFile(file, made.data);
    files.push({ file, width: made.info.width, height: made.info.height, bytes: made.data.length });
  }
  return { hash: hash.digest('hex').slice(0, 40), files };
}
