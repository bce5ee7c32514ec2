import { randomBytes } from 'node:crypto';
import cors from 'cors';
import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { answerError } from './answerError.ts';

/** Security headers for answers that are data: a browser is to run, frame and load nothing from them. */
export function dataHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: 'same-site' },
  });
}

/** What the explorer's page, its workers included, may do: run its own files and ask its own server. */
export function explorerHeaders(): RequestHandler {
  const policy = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", (_req, res) => `'nonce-${(res as Response).locals.nonce}'`],
      workerSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      // The editor writes style attributes and style elements as it goes.
      styleSrc: ["'self'", "'unsafe-inline'"],
      fontSrc: ["'self'", 'data:'],
      imgSrc: ["'self'", 'data:'],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
  return (req, res, next) => {
    res.locals.nonce = randomBytes(16).toString('base64');
    policy(req, res, next);
  };
}

/** Lets the listed origins call from a browser: with a token in a header, and with the cookie that refreshes it. */
export function crossOrigin(origins: readonly string[], method: 'POST' | 'PUT' = 'POST'): RequestHandler {
  return cors({
    origin: [...origins],
    credentials: true,
    methods: [method],
    allowedHeaders: ['authorization', 'content-type', 'x-request-id', 'x-cart-session', 'x-upload-ticket'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: 600,
  });
}

/** Counts requests by address, in this process only; before tokens are checked, so that guessing them counts too. */
export function requestRate(perMinute: number, { failuresOnly = false } = {}): RequestHandler {
  if (perMinute === 0) return (_req, _res, next) => next();
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    skipSuccessfulRequests: failuresOnly,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, res) => answerError(res, 'RATE_LIMITED', 'Too many requests: wait a little.'),
  });
}
