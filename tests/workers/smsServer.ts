import { createServer } from 'node:http';

/**
 * An SMS provider over HTTP, as a process of its own: `node smsServer.ts <port> <token>`. Says what it was asked as JSON
 * lines. It knows idempotency keys: `sent` is said once a key. Numbers that end in 400 are refused, in 503 not now, in
 * 004 answered after four seconds.
 */
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const sent = new Set<string>();

const server = createServer(async (req, res) => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const { id, to, text } = JSON.parse(Buffer.concat(chunks).toString());
  const key = String(req.headers['idempotency-key']);
  say({ asked: to, key });
  if (req.headers.authorization !== `Bearer ${process.argv[3]}`) return res.writeHead(401).end();
  if (to.endsWith('400')) return res.writeHead(400).end(`${to} is no number`);
  if (to.endsWith('503')) return res.writeHead(503).end();
  if (!sent.has(key)) say({ sent: id, to, text, at: Date.now() });
  sent.add(key);
  setTimeout(() => res.writeHead(201).end('{}'), to.endsWith('004') ? 4000 : 0);
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => {
  say({ port: (server.address() as { port: number }).port });
});
