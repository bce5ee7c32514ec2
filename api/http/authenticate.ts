import type { RequestHandler } from 'express';
import { SessionEnded, type Caller, type Identify } from '../caller.ts';
import { explainDatabaseError } from '../errors/fromDatabase.ts';
import { currentRequest } from '../requestScope.ts';
import { TokenRefused } from '../token.ts';
import { answerError } from './answerError.ts';

/** Answers 401 with the reason before GraphQL is looked at, or sets `req.caller`. */
export function authenticate(identify: Identify): RequestHandler {
  return async (req, res, next) => {
    const request = currentRequest()!;
    try {
      req.caller = await identify(req.headers, request.requestId, req.ip);
      request.isVisitor = !req.caller.session;
    } catch (error) {
      if (error instanceof TokenRefused || error instanceof SessionEnded) {
        res.setHeader('www-authenticate', 'Bearer error="invalid_token"');
        return answerError(res, error.code, error.message);
      }
      const unreachable = explainDatabaseError(error);
      if (unreachable?.code === 'UNAVAILABLE') return answerError(res, 'UNAVAILABLE', unreachable.message);
      return next(error);
    }
    next();
  };
}

declare global {
  namespace Express {
    interface Request {
      /** Set by {@link authenticate}. */
      caller?: Caller;
    }
  }
}
