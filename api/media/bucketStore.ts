import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsClient, AwsV4Signer } from 'aws4fetch';
import { byteLimit, TooManyBytes } from './byteLimit.ts';
import type { BucketSettings } from './settings.ts';
import type { MediaStore } from './store.ts';

/** How long one exchange with the bucket may take. */
const PATIENCE_MS = 20_000;

/** What a client may send where. */
export interface SignedPut {
  url: string;
  headers: Record<string, string>;
}

/** Pictures in an S3-compatible bucket: `media/` is read by the public, `quarantine/` by the worker only. */
export class BucketStore implements MediaStore {
  readonly kind = 'S3';
  readonly mediaUrl: string;
  readonly #settings: BucketSettings;
  readonly #client: AwsClient;

  constructor(settings: BucketSettings) {
    const { accessKeyId, secretAccessKey, region, mediaUrl } = settings;
    this.#settings = settings;
    this.mediaUrl = mediaUrl;
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  }

  /** An address that takes exactly so many bytes of that type, for so long, into the quarantine. */
  async signPut(uploadId: string, contentType: string, bytes: number, seconds: number): Promise<SignedPut> {
    const { accessKeyId, secretAccessKey, region } = this.#settings;
    const headers = { 'content-length': String(bytes), 'content-type': contentType };
    const target = new URL(this.#quarantined(uploadId));
    target.searchParams.set('X-Amz-Expires', String(seconds));
    const signer = new AwsV4Signer({
      ...{ method: 'PUT', url: target.href, headers, service: 's3', region, accessKeyId, secretAccessKey },
      // Without it neither the length nor the type would be signed.
      ...{ signQuery: true, allHeaders: true },
    });
    return { url: (await signer.sign()).url.href, headers };
  }

  /** Whether something was sent. */
  async hasOriginal(uploadId: string): Promise<boolean> {
    const { status } = await this.#ask('HEAD', this.#quarantined(uploadId), [200, 404]);
    return status === 200;
  }

  async copyOriginal(uploadId: string, file: string, mostBytes: number): Promise<boolean> {
    const answer = await this.#ask('GET', this.#quarantined(uploadId), [200, 404]);
    if (answer.status === 404 || !answer.body) return false;
    try {
      await pipeline(Readable.fromWeb(answer.body as never), byteLimit(mostBytes), createWriteStream(file));
      return true;
    } catch (error) {
      if (error instanceof TooManyBytes) return false;
      throw error;
    }
  }

  async removeOriginal(uploadId: string): Promise<void> {
    await this.#ask('DELETE', this.#quarantined(uploadId), [200, 204, 404]);
  }

  async publish(name: string, file: string): Promise<void> {
    await this.#ask('PUT', this.#object(`media/${name}`), [200], {
      body: await readFile(file),
      headers: { 'content-type': 'image/webp', 'cache-control': 'public, max-age=31536000, immutable' },
    });
  }

  async remove(names: readonly string[]): Promise<void> {
    for (const name of names) await this.#ask('DELETE', this.#object(`media/${name}`), [200, 204, 404]);
  }

  #object(key: string): string {
    return `${this.#settings.endpoint}/${this.#settings.bucket}/${key}`;
  }

  #quarantined(uploadId: string): string {
    return this.#object(`quarantine/${uploadId}`);
  }

  async #ask(method: string, url: string, expected: number[], init: RequestInit = {}): Promise<Response> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await this.#client.fetch(url, { method, signal, ...init });
    if (expected.includes(answer.status)) return answer;
    await answer.body?.cancel();
    throw new Error(`The bucket answered ${method} with ${answer.status}.`);
  }
}
