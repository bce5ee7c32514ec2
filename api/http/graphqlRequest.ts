import { AsyncResource } from 'node:async_hooks';
import express, { type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { answerError } from './answerError.ts';

const MEDIA_TYPES = ['application/graphql-response+json', 'application/json'];

/** As nearly all clients say it; there is nothing to find out about these. */
const isPlainJson = ({ method, headers }: Request) =>
  method === 'POST' &&
  headers['content-type'] === 'application/json' &&
  (headers.accept === undefined || headers.accept === '*/*' || headers.accept === 'application/json');

/** Any other content type a browser would send across origins without asking first. */
const onlyJsonOverPost: RequestHandler = (req, res, next) => {
  if (isPlainJson(req)) return next();
  if (req.method !== 'POST') {
    res.setHeader('allow', 'POST');
    return answerError(res, 'BAD_REQUEST', 'GraphQL is asked by POST.', { status: 405 });
  }
  if (!req.is('application/json')) {
    return answerError(res, 'BAD_REQUEST', 'The Content-Type must be application/json.', { status: 415 });
  }
  if (!req.accepts(MEDIA_TYPES)) {
    return answerError(res, 'BAD_REQUEST', `The Accept header must allow ${MEDIA_TYPES.join(' or ')}.`, {
      status: 406,
    });
  }
  next();
};

/** Reads a body that came as it is and whole; with encodings, charsets and the rest express is better acquainted. */
function body(maxBytes: number): RequestHandler {
  const anyJson = express.json({ limit: maxBytes, type: 'application/json' });
  return (req, res, next) => {
    const { 'content-length': length, 'content-encoding': encoding } = req.headers;
    if (!isPlainJson(req) || encoding || !length || Number(length) > maxBytes) return anyJson(req, res, next);
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.once('error', AsyncResource.bind(next));
    // What a socket tells is told outside the request's scope.
    const whole = AsyncResource.bind(() => {
      const text = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString();
      try {
        req.body = JSON.parse(text);
      } catch {
        return next(Object.assign(new Error('not JSON'), { type: 'entity.parse.failed', status: 400 }));
      }
      next();
    });
    req.once('end', whole);
  };
}

const badBody: ErrorRequestHandler = (error: { type?: string; status?: number }, _req, res, next) => {
  if (error.type === 'entity.too.large') {
    return answerError(res, 'BODY_TOO_LARGE', 'The request body is too large.');
  }
  const status = error.status ?? 500;
  if (status >= 500) return next(error);
  const message =
    error.type === 'entity.parse.failed' ? 'The body is not JSON.' : 'The body could not be read.';
  answerError(res, 'BAD_REQUEST', message, { status });
};

const object = z.record(z.string(), z.unknown());
const hash = z.string().max(200);

const requestSchema = z.object({
  query: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: object.nullish(),
  extensions: object.nullish(),
  documentId: hash.nullish(),
  id: hash.nullish(),
  onError: z.enum(['PROPAGATE', 'NULL', 'HALT']).nullish(),
});

/** A query and its variables, nothing else: {@link requestSchema} would say yes, at length. */
function isOrdinary(given: unknown): boolean {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false;
  let hasQuery = false;
  for (const [key, value] of Object.entries(given)) {
    if (key === 'query' && typeof value === 'string') hasQuery = true;
    else if (key === 'operationName' && typeof value === 'string') continue;
    else if (key !== 'variables' || typeof value !== 'object' || value === null || Array.isArray(value))
      return false;
  }
  return hasQuery;
}

/** grafserv checks the same, but answers in sentences without codes. */
const wellFormed =
  (takesHashes: boolean): RequestHandler =>
  (req, res, next) => {
    if (isOrdinary(req.body)) return next();
    if (Array.isArray(req.body)) {
      return answerError(res, 'BAD_REQUEST', 'One operation a request: no batches.');
    }
    const parsed = requestSchema.safeParse(req.body);
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.');
      const message = field
        ? `\`${field}\` of the request is not of the right type.`
        : 'The body must be a JSON object.';
      return answerError(res, 'BAD_REQUEST', message, field ? { field } : {});
    }
    if (parsed.data.query == null && !takesHashes) {
      return answerError(res, 'BAD_REQUEST', 'The request has no `query`.', { field: 'query' });
    }
    next();
  };

/** What a request must be before it is handed to GraphQL; each refusal has a code and no 500. */
export function graphqlRequest(options: {
  maxBytes: number;
  takesHashes: boolean;
}): [RequestHandler, RequestHandler, ErrorRequestHandler, RequestHandler] {
  return [onlyJsonOverPost, body(options.maxBytes), badBody, wellFormed(options.takesHashes)];
}
