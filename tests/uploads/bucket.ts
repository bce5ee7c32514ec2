import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The one who may, as the bucket knows them. */
export const KEYS = { accessKeyId: 'AKIDTEST', secretAccessKey: 'a secret of the test', region: 'eu-test-1' };

/** An object of the bucket. */
export interface StoredObject {
  body: Buffer;
  headers: Record<string, string | undefined>;
}

/** A small S3: it keeps objects, and checks each signature by the specification of Signature Version 4. */
export interface Bucket {
  url: string;
  objects: Map<string, StoredObject>;
  close(): void;
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Why a request is refused; undefined when its signature is right. */
function fault(req: IncomingMessage, now: number): string | undefined {
  const url = new URL(req.url!, 'http://bucket');
  const query = url.searchParams;
  const inQuery = query.has('X-Amz-Signature');
  const written = /^AWS4-HMAC-SHA256 Credential=(\S+?), ?SignedHeaders=(\S+?), ?Signature=(\w+)$/.exec(
    req.headers.authorization ?? '',
  );
  if (!inQuery && !written) return 'not signed';
  const [credential, signedHeaders, signature] = inQuery
    ? ['X-Amz-Credential', 'X-Amz-SignedHeaders', 'X-Amz-Signature'].map((name) => query.get(name)!)
    : written!.slice(1);
  const date = inQuery ? query.get('X-Amz-Date')! : (req.headers['x-amz-date'] as string);
  const at = Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  const good = inQuery ? Number(query.get('X-Amz-Expires')) * 1000 : 900_000;
  if (!(now < at + good)) return 'expired';
  const scope = `${date.slice(0, 8)}/${KEYS.region}/s3/aws4_request`;
  if (credential !== `${KEYS.accessKeyId}/${scope}`) return 'somebody else';
  const names = signedHeaders!.split(';');
  // A body of a presigned PUT must be bound in length and type.
  if (
    inQuery &&
    req.method === 'PUT' &&
    !['content-length', 'content-type', 'host'].every((name) => names.includes(name))
  )
    return 'length and type are not signed';
  const canonical = [
    req.method,
    url.pathname
      .split('/')
      .map((part) => encode(decodeURIComponent(part)))
      .join('/'),
    [...query]
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&'),
    ...names.map(
      (name) =>
        `${name}:${String(req.headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    signedHeaders,
    inQuery ? 'UNSIGNED-PAYLOAD' : req.headers['x-amz-content-sha256'],
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = [KEYS.region, 's3', 'aws4_request'].reduce<Buffer>(
    hmac,
    hmac(`AWS4${KEYS.secretAccessKey}`, date.slice(0, 8)),
  );
  return hmac(key, toSign).toString('hex') === signature ? undefined : 'the signature is wrong';
}

/** Starts one. */
export async function startBucket(): Promise<Bucket> {
  const objects = new Map<string, StoredObject>();
  const server: Server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const key = new URL(req.url!, 'http://bucket').pathname;
    const refused = fault(req, Date.now());
    if (refused) return void res.writeHead(403).end(refused);
    const found = objects.get(key);
    if (req.method === 'PUT') {
      const { 'content-type': type, 'cache-control': cache } = req.headers;
      objects.set(key, { body: Buffer.concat(chunks), headers: { type, cache } });
      res.writeHead(200).end();
    } else if (req.method === 'DELETE') {
      objects.delete(key);
      res.writeHead(204).end();
    } else if (!found) res.writeHead(404).end();
    else
      res
        .writeHead(200, { 'content-length': found.body.length })
        .end(req.method === 'HEAD' ? '' : found.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    objects,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
