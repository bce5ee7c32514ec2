import { afterAll, beforeAll } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gatewaySettings } from '../../workers/integrations/gateways/settings.ts';
import { sandboxGateway } from '../../workers/integrations/gateways/sandboxGateway.ts';
import type { PaymentGateway } from '../../workers/integrations/gateways/gateway.ts';
import { REPOSITORY } from '../../db/migrate/files.ts';
import { z } from 'zod';
import { until } from './workerProcess.ts';

const ENTRY = path.join(REPOSITORY, 'workers', 'integrations', 'sandbox', 'sandbox.ts');

/** What the sandbox of the tests knows us by. */
export const SANDBOX_SECRET = 'secret-of-the-tests-sandbox';

/** The sandbox gateway as a process of its own. */
export interface SandboxProcess {
  url: string;
  /** What the API and the worker need to find it. */
  env: { SANDBOX_URL: string; SANDBOX_SECRET: string };
  /** It, as the project's code calls it. */
  gateway(env?: Record<string, string>): PaymentGateway;
  /** Ends it at once, as it is. */
  kill(): Promise<void>;
  /** Starts it again, where it was and with what it wrote down; what is set anew stays so. */
  restart(env?: Record<string, string>): Promise<void>;
  /** Starts it again so that it tells an API of what happens. */
  tell(apiUrl: string): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

/** Starts one with a folder of its own; tells of what happens at `webhookUrl`. */
export async function startSandboxProcess(settings: Record<string, string> = {}): Promise<SandboxProcess> {
  const env = { ...settings };
  const folder = await mkdtemp(path.join(tmpdir(), 'marketplace-test-sandbox-'));
  let port = '0';
  let end: () => Promise<void> = async () => undefined;
  const sandbox = {} as SandboxProcess;

  async function start(): Promise<void> {
    const child = spawn(process.execPath, ['--no-warnings', ENTRY], {
      env: {
        PATH: process.env['PATH'],
        SANDBOX_SECRET,
        DATA_DIR: folder,
        SANDBOX_WEBHOOK_URL: 'http://127.0.0.1:9/nobody',
        SANDBOX_RETRY_MS: '50',
        ...env,
        SANDBOX_PORT: port,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    const ended = once(child, 'exit');
    end = async () => {
      child.kill('SIGKILL');
      await ended;
    };
    await until('the sandbox listens', 20, async () => {
      if (child.exitCode !== null) throw new Error(`The sandbox did not start:\n${output}`);
      sandbox.url = /"url":"([^"]+)"/.exec(output)?.[1] ?? '';
      return sandbox.url !== '';
    });
    port = new URL(sandbox.url).port;
  }

  await start();
  return Object.assign(sandbox, {
    env: { SANDBOX_URL: sandbox.url, SANDBOX_SECRET },
    gateway: (more: Record<string, string> = {}) =>
      sandboxGateway({
        ...z.object(gatewaySettings).parse({ ...sandbox.env, ...more }),
        SHOP_URL: 'https://shop.example',
      }),
    kill: () => end(),
    async restart(more: Record<string, string> = {}) {
      Object.assign(env, more);
      await end();
      await start();
    },
    tell: (apiUrl: string) => sandbox.restart({ SANDBOX_WEBHOOK_URL: `${apiUrl}/webhooks/payments/sandbox` }),
    async stop() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  });
}

/**
 * The sandbox gateway for a suite, started before its tests: called before `apiServer(env)`, whose settings it adds
 * itself to.
 */
export function suiteSandbox(
  env: Record<string, string>,
  settings: Record<string, string> = {},
): { process: SandboxProcess } {
  const suite = {} as { process: SandboxProcess };
  beforeAll(async () => {
    suite.process = await startSandboxProcess(settings);
    Object.assign(env, suite.process.env);
  });
  afterAll(() => suite.process?.stop());
  return suite;
}
