import { afterAll, beforeAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiServer, type Answer, type TestServer } from '../api/apiServer.ts';
import { startWorkerProcess, type WorkerProcess } from '../workers/workerProcess.ts';

/** Headers of who asks. */
export type Headers = Record<string, string>;

/** Where to send bytes, as createUpload says. */
export interface Target {
  uploadId: string;
  method: string;
  url: string;
  headers: Headers;
}

const CREATE = /* GraphQL */ `
  mutation ($purpose: UploadPurpose!, $contentType: String!, $byteSize: Int!) {
    createUpload(input: { purpose: $purpose, contentType: $contentType, byteSize: $byteSize }) {
      uploadId
      method
      url
      expiresAt
      headers {
        name
        value
      }
    }
  }
`;

/** An API and a worker that share a folder, and the steps a client takes. */
export function uploading(env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'market-uploads-'));
  let worker: WorkerProcess | undefined;
  afterAll(async () => {
    worker?.kill('SIGTERM');
    await worker?.ended;
    rmSync(dataDir, { recursive: true, force: true });
  });
  const server: TestServer = apiServer({ DATA_DIR: dataDir, ...env });
  beforeAll(async () => {
    worker = await startWorkerProcess(server.database, { DATA_DIR: dataDir, ...env });
  });

  const begin = (headers: Headers, variables: object = {}): Promise<Answer> =>
    server.run(
      CREATE,
      { purpose: 'AVATAR', contentType: 'image/jpeg', byteSize: 1000, ...variables },
      headers,
    );

  /** Begins, and returns where to send to. */
  async function target(headers: Headers, variables: object = {}): Promise<Target> {
    const answer = await begin(headers, variables);
    const made = answer.data?.createUpload;
    if (!made) throw new Error(answer.text);
    const listed = made.headers.map(({ name, value }: { name: string; value: string }) => [name, value]);
    return { ...made, headers: Object.fromEntries(listed) };
  }

  /** Sends bytes as they were announced. */
  const put = (to: Target, body: Buffer, headers: Headers = {}) => {
    // fetch counts for itself.
    const { 'content-length': _counted, ...rest } = to.headers;
    return fetch(new URL(to.url, server.running.url), {
      method: to.method,
      headers: { ...rest, ...headers },
      body: body as never,
    });
  };

  const complete = (headers: Headers, uploadId: string) =>
    server.run(
      'mutation ($id: UUID!) { completeUpload(input: { uploadId: $id }) { uploadId status rejection url } }',
      { id: uploadId },
      headers,
    );

  /** The upload once the worker has looked at it. */
  async function settled(headers: Headers, uploadId: string) {
    for (let tries = 0; tries < 300; tries++) {
      const answer = await complete(headers, uploadId);
      if (answer.data?.completeUpload?.status !== 'RECEIVED')
        return answer.data?.completeUpload ?? answer.errors;
      await sleep(100);
    }
    throw new Error('The worker did not look at it.');
  }

  /** All of it, for a picture that is as declared. */
  async function send(headers: Headers, body: Buffer, variables: object = {}) {
    const to = await target(headers, { byteSize: body.length, ...variables });
    const sent = await put(to, body);
    if (sent.status !== 204) throw new Error(await sent.text());
    return settled(headers, to.uploadId);
  }

  /** Names below a folder of the media. */
  const files = (folder: 'public' | 'incoming') =>
    readdir(path.join(dataDir, 'media', folder), { recursive: true }).catch(() => []);

  return { server, dataDir, begin, target, put, complete, settled, send, files };
}
