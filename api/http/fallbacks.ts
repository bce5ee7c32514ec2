import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { unexpected } from '../errors/maskError.ts';
import { currentRequest } from '../requestScope.ts';
import { answerError } from './answerError.ts';

/** Nothing else wanted the request. */
export const nothingHere: RequestHandler = (_req, res) =>
  answerError(res, 'NOT_FOUND', 'There is nothing here.');

/** Nobody expected the error: it goes to the log, and its id to the client. */
export function unexpectedError(log: Logger): ErrorRequestHandler {
  return (error, _req, res, next) => {
    if (res.headersSent) return next(error);
    if (error.status === 400) return answerError(res, 'BAD_REQUEST', 'The request could not be read.');
    const { message, errorId } = unexpected(error, currentRequest()?.log ?? log);
    answerError(res, 'INTERNAL', message, { errorId });
  };
}
