import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Response } from 'express';
import type { RuruClientConfig } from 'ruru/server';

const EXAMPLES = join(import.meta.dirname, 'examples');

/** The example operations, one file a role, as one document: the explorer runs the one under the cursor. */
export function exampleOperations(): string {
  return readdirSync(EXAMPLES)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(EXAMPLES, name), 'utf8').trim())
    .join('\n\n');
}

/** Ruru, served from the npm package: nothing is loaded from elsewhere. */
export function explorerPreset(): GraphileConfig.Preset {
  return {
    plugins: [ScriptNoncePlugin],
    ruru: {
      // The type asks for every property of GraphiQL, each of which is optional.
      clientConfig: { defaultQuery: exampleOperations() } as RuruClientConfig,
      htmlParts: {
        titleTag: '<title>Marketplace API</title>',
        // A browser would ask for /favicon.ico, and get an error.
        metaTags: (tags) => `${tags}\n<link rel="icon" href="data:," />`,
      },
    },
  };
}

/** Lets the page's inline scripts, and no others, through the Content-Security-Policy of `explorerHeaders`. */
const ScriptNoncePlugin: GraphileConfig.Plugin = {
  name: 'ScriptNoncePlugin',
  version: '1.0.0',
  grafserv: {
    middleware: {
      ruruHTML(next, event) {
        const response = event.request.requestContext.expressv4?.res as Response | undefined;
        const nonce = String(response?.locals.nonce);
        for (const part of ['configScript', 'headerScripts', 'bodyScripts', 'bodyInitScript'] as const) {
          event.htmlParts[part] = event.htmlParts[part].replaceAll('<script', `<script nonce="${nonce}"`);
        }
        return next();
      },
    },
  },
};
