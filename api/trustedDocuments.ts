import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PersistedPlugin } from '@grafserv/persisted';
import { SafeError } from 'grafast';
import type { GraphQLSchema } from 'graphql';
import { checkDocument } from './limits/document.ts';
import type { Limits } from './limits/limits.ts';

/** The documents a server was deployed with, by hash. */
export type TrustedDocuments = ReadonlyMap<string, string>;

const FILE_NAME = /^([\w-]+)\.graphql$/;

/** Reads `<hash>.graphql` files, as Relay and graphql-codegen write them. */
export async function readTrustedDocuments(directory: string): Promise<TrustedDocuments> {
  const names = await readdir(directory).catch(() => {
    throw new Error(`TRUSTED_DOCUMENTS_DIR is ${directory}, which cannot be read.`);
  });
  const documents = names.flatMap((name) => FILE_NAME.exec(name)?.[1] ?? []);
  if (documents.length === 0)
    throw new Error(`TRUSTED_DOCUMENTS_DIR is ${directory}, which has no <hash>.graphql file.`);
  return new Map(
    await Promise.all(
      documents.map(
        async (hash) => [hash, await readFile(join(directory, `${hash}.graphql`), 'utf8')] as const,
      ),
    ),
  );
}

/** A document that the schema has outgrown stops the start, not the client that sends its hash. */
export function assertTrustedDocumentsFit(
  documents: TrustedDocuments,
  schema: GraphQLSchema,
  limits: Limits,
): void {
  for (const [hash, text] of documents) {
    const { errors } = checkDocument(schema, text, limits);
    if (errors) throw new Error(`Trusted document ${hash}.graphql cannot be run: ${errors[0]!.message}`);
  }
}

function hashOf(body: { id: unknown; documentId: unknown; extensions: unknown } | null | undefined): string {
  const { persistedQuery } = (body?.extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  // Never undefined: the plugin would print the whole request.
  return String(body?.documentId ?? body?.id ?? persistedQuery?.sha256Hash ?? '');
}

/** The plugin refuses in a sentence without a code. */
const CodedRefusalPlugin: GraphileConfig.Plugin = {
  name: 'CodedRefusalPlugin',
  version: '1.0.0',
  before: ['PersistedPlugin'],
  grafserv: {
    middleware: {
      async processGraphQLRequestBody(next) {
        try {
          return await next();
        } catch (error) {
          if (!(error instanceof SafeError)) throw error;
          throw new SafeError('This server runs only the documents it was deployed with.', {
            statusCode: 400,
            code: 'DOCUMENT_NOT_TRUSTED',
          });
        }
      },
    },
  },
};

/** Runs only `documents`, asked for by hash, over HTTP and websockets. */
export function trustedDocumentsPreset(documents: TrustedDocuments): GraphileConfig.Preset {
  return {
    plugins: [PersistedPlugin, CodedRefusalPlugin],
    grafserv: {
      hashFromPayload: hashOf,
      // Undefined when there is none: the plugin refuses it, though its type does not say so.
      persistedOperationsGetter: (hash) => documents.get(hash) as string,
    },
  };
}
