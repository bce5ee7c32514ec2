import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskList } from 'graphile-worker';
import { z } from 'zod';
import { defineTask } from '../../workers/tasks/task.ts';

/** Tasks that only tests have; `world.effects` is what they do to the world. */
export const testTasks: TaskList = {
  /** Takes its time before and inside its transaction. */
  slowEffect: defineTask(
    z.object({ name: z.string(), ms: z.number() }),
    async ({ name, ms }, { once, helpers }) => {
      await helpers.query(`insert into world.effect_attempts (name, pid) values ($1, $2)`, [
        name,
        process.pid,
      ]);
      await sleep(ms);
      await once(async (client) => {
        await client.query(`insert into world.effects (name, pid) values ($1, $2)`, [name, process.pid]);
      });
    },
  ),
  /** What a consumer with a task gets. */
  noteEvent: defineTask(
    z.object({ eventId: z.number(), topic: z.string(), payload: z.object({ productId: z.number() }) }),
    async ({ payload }, { once }) => {
      await once(async (client) => {
        await client.query(`insert into world.effects (name, pid) values ($1, $2)`, [
          `product ${payload.productId}`,
          process.pid,
        ]);
      });
    },
  ),
};
