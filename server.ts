import { readApiSettings } from './api/settings.ts';
import { startServer } from './api/startServer.ts';

try {
  const server = await startServer({ settings: readApiSettings() });
  console.log(`GraphQL at ${server.url}/graphql`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // The first finishes what is in flight; a second does not wait.
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void server.close();
    });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
