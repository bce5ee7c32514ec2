import { GraphQLError, type ASTNode } from 'graphql';
import type { ApiErrorCode } from './codes.ts';

/** What `extensions` holds beside the code. */
export interface ErrorDetail {
  /** The argument or input field that is wrong. */
  field?: string | undefined;
  details?: unknown;
}

/** An error as clients see it: a sentence, and `extensions: { code, field?, details? }`. */
export function apiError(
  code: ApiErrorCode,
  message: string,
  { field, details, nodes }: ErrorDetail & { nodes?: ASTNode | readonly ASTNode[] | undefined } = {},
): GraphQLError {
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: {
      code,
      ...(field === undefined ? {} : { field }),
      ...(details === undefined ? {} : { details }),
    },
  });
}
