import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { REPOSITORY } from '../migrate/files.ts';

/** How long to wait before starting another one: one that cannot start must not spin. */
const PAUSE_MS = 1000;

/** A script of the project as a process of its own, started again when it ends unasked. */
export function supervise(script: string, env: NodeJS.ProcessEnv): { stop(): Promise<void> } {
  let child: ChildProcess | undefined;
  let stopping = false;
  const supervising = (async () => {
    while (!stopping) {
      child = spawn(process.execPath, [path.join(REPOSITORY, script)], {
        env,
        // By the channel it notices that this process has ended, however that was.
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        // Ctrl-C reaches this process only, which then stops the others in its turn.
        detached: true,
      });
      await once(child, 'exit');
      if (!stopping) await sleep(PAUSE_MS);
    }
  })();
  return {
    async stop() {
      stopping = true;
      child?.kill('SIGTERM');
      await supervising;
    },
  };
}
