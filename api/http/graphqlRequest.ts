import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { z } from 'zod';
import { answerError } from './answerError.ts';

const MEDIA_TYPES = ['application/graphql-response+json', 'application/json'];

/** Any other content type a browser would send across origins without asking first. */
const onlyJsonOverPost: RequestHandler = (req, res, next) => {
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

/** grafserv checks the same, but answers in sentences without codes. */
const wellFormed =
  (takesHashes: boolean): RequestHandler =>
  (req, res, next) => {
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
  return [
    onlyJsonOverPost,
    express.json({ limit: options.maxBytes, type: 'application/json' }),
    badBody,
    wellFormed(options.takesHashes),
  ];
}
