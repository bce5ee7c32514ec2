import type { Response } from 'express';
import { apiErrorCodes, type ApiErrorCode } from '../errors/codes.ts';
import { currentRequest } from '../requestScope.ts';

/** Answers a request that never became a GraphQL operation, in the shape that GraphQL errors have. */
export function answerError(
  res: Response,
  code: ApiErrorCode,
  message: string,
  {
    status = apiErrorCodes[code].httpStatus,
    ...extensions
  }: { status?: number; errorId?: string; field?: string } = {},
): void {
  currentRequest()?.errorCodes.push(code);
  res.status(status).json({ errors: [{ message, extensions: { code, ...extensions } }] });
}
