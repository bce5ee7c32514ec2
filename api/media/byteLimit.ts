import { Transform } from 'node:stream';

/** More came than may. */
export class TooManyBytes extends Error {}

/** Passes on at most so many bytes, and fails with {@link TooManyBytes} at the first one more. */
export function byteLimit(most: number): Transform & { passed: number } {
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      limit.passed += chunk.length;
      if (limit.passed > most) done(new TooManyBytes());
      else done(null, chunk);
    },
  }) as Transform & { passed: number };
  limit.passed = 0;
  return limit;
}
