import { getOperationAST, type DocumentNode, type OperationTypeNode } from 'graphql';

/** The operation that a request runs. */
export interface RequestedOperation {
  /** `query` when the request names none of its document's, so that nothing is written by mistake. */
  type: `${OperationTypeNode}`;
  name: string | undefined;
}

/** Which of a document's operations is run. */
export function requestedOperation(
  document: DocumentNode,
  operationName?: string | null,
): RequestedOperation {
  const operation = getOperationAST(document, operationName);
  return { type: operation?.operation ?? 'query', name: operation?.name?.value };
}
