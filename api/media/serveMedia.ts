import { Router, type ErrorRequestHandler, type Response } from 'express';
import express from 'express';
import { answerError } from '../http/answerError.ts';
import type { BucketStore } from './bucketStore.ts';
import type { LocalStore } from './localStore.ts';

/** A file's address never shows another picture; that of a demo's does, when the demo is made anew. */
const FILE = /^\/[a-z_]+\/[0-9a-f]{40}(-\d{1,5})?\.webp$/;

/** Every page may show it as a picture; as a page of its own it may do nothing. */
export function mediaHeaders(res: Response): void {
  res.setHeader('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'");
  res.setHeader('cross-origin-resource-policy', 'cross-origin');
  res.setHeader('x-content-type-options', 'nosniff');
}

/** Answers `/media/…`: from the folder, or with the way to the bucket. */
export function serveMedia(store: LocalStore | BucketStore): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use((req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      res.setHeader('allow', 'GET, HEAD');
      return answerError(res, 'BAD_REQUEST', 'Pictures are only read.', { status: 405 });
    }
    // What has another shape is no picture, whatever a path like it would lead to.
    if (!FILE.test(req.path)) return next('router');
    mediaHeaders(res);
    if (store.kind === 'LOCAL') return next();
    res.setHeader('cache-control', 'public, max-age=86400');
    res.redirect(302, store.mediaUrl + req.path);
  });
  if (store.kind === 'LOCAL') {
    router.use(
      express.static(store.publicDir, {
        fallthrough: false,
        index: false,
        redirect: false,
        dotfiles: 'ignore',
        immutable: true,
        maxAge: '365d',
        setHeaders: (res) => void res.setHeader('content-type', 'image/webp'),
      }),
    );
    router.use(notServed);
  }
  return router;
}

const notServed: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  if (error.status === 416) return void res.status(416).set(error.headers).end();
  if (error.status >= 400 && error.status < 500)
    return answerError(res, 'NOT_FOUND', 'There is nothing here.');
  next(error);
};
