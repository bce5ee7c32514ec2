import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { WorkerMetrics } from '../metrics.ts';
import { startPulse, type WakeablePulse } from '../pulse.ts';
import {
  Refused,
  Unfinished,
  Waiting,
  type Outside,
  type Saga,
  type SagaRun,
  type SagaStep,
} from './saga.ts';

interface Claim {
  saga_id: string;
  name: string;
  input: unknown;
  state: Record<string, unknown>;
  status: 'RUNNING' | 'COMPENSATING';
  step: string | null;
  attempts: number;
  run_token: string;
}

interface RunnerOptions {
  pool: pg.Pool;
  outside: Omit<Outside, 'database'>;
  log: Logger;
  metrics: WorkerMetrics;
  workerId: string;
  sagas: readonly Saga[];
  concurrency: number;
  pollMs: number;
}

/** A frozen worker must not hold a saga's row for long: the server ends its transaction. */
const BEGIN = `begin; set local idle_in_transaction_session_timeout = '10s'`;

/** Runs sagas that are due, each from the step it had come to, until they are over, wait or fail. */
export function startSagas(options: RunnerOptions): WakeablePulse {
  const { pool, log, metrics, workerId, sagas, concurrency, pollMs } = options;
  const byName = new Map(sagas.map((saga) => [saga.name, saga]));
  const known = sagas.flatMap((saga) => saga.steps.map((step) => ({ saga: saga.name, step: step.name })));
  const outside: Outside = { ...options.outside, database: pool };
  const running = new Set<Promise<void>>();
  let stopping = false;

  const pulse = startPulse('sagas', pollMs, log, async () => {
    const free = concurrency - running.size;
    if (free <= 0) return;
    const { rows } = await pool.query<Claim>({
      name: 'claim_sagas',
      text: 'select * from platform.claim_sagas($1, $2, $3, $4)',
      values: [workerId, known.map(({ saga }) => saga), known.map(({ step }) => step), free],
    });
    for (const claim of rows) {
      const run = runClaim(claim)
        .catch((err) => log.error({ err, saga: claim.name, sagaId: claim.saga_id }, 'a saga was let go'))
        .finally(() => {
          running.delete(run);
          // There may be more due than it could take.
          if (rows.length === free) pulse.wake();
        });
      running.add(run);
    }
  });

  async function runClaim(claim: Claim): Promise<void> {
    const saga = byName.get(claim.name)!;
    let next: string | null = claim.step ?? saga.steps[0]!.name;
    let attempts = claim.attempts;
    const run: SagaRun<unknown> = { sagaId: claim.saga_id, input: undefined, state: claim.state };
    while (next) {
      const stepName: string = next;
      const at = saga.steps.findIndex((step) => step.name === stepName);
      const step = saga.steps[at]!;
      const count = (outcome: string) => metrics.sagaSteps.inc({ saga: saga.name, step: stepName, outcome });
      try {
        run.input = saga.input.parse(claim.input);
        const isForward: boolean = claim.status === 'RUNNING';
        const then = isForward ? (saga.steps[at + 1]?.name ?? null) : undoable(saga, at - 1);
        const outcome: unknown = await attempt(claim, step, run, isForward, then);
        if (outcome instanceof Unfinished) {
          run.state[step.name] = outcome.progress;
          attempts = 0;
          if (!stopping) continue;
          break;
        }
        count('done');
        if (isForward && outcome !== undefined) run.state[step.name] = outcome;
        attempts = 0;
        next = then;
        if (stopping) break;
      } catch (error) {
        if (isTakenOver(error)) return count('taken_over');
        return fail(claim, saga, stepName, at, error, attempts, count);
      }
    }
  }

  /** Does or undoes a step and writes that down: a local one both or neither. */
  async function attempt(
    claim: Claim,
    step: SagaStep<unknown>,
    run: SagaRun<unknown>,
    isForward: boolean,
    next: string | null,
  ): Promise<unknown> {
    if (step.kind === 'outside') {
      const key = `${claim.saga_id}/${step.name}`;
      const output = await (isForward
        ? step.run(run, key, outside)
        : step.undo?.(run, `${key}/undo`, outside));
      await pool.query(FINISH, [claim.saga_id, claim.run_token, step.name, asJson(output), next]);
      return output;
    }
    const client = await pool.connect();
    let isBroken: Error | undefined;
    try {
      await client.query(BEGIN);
      await client.query('select platform.hold_saga($1, $2)', [claim.saga_id, claim.run_token]);
      const output = await (isForward ? step.run(client, run) : step.undo?.(client, run));
      if (output instanceof Unfinished) {
        await client.query('select platform.note_saga_progress($1, $2, $3, $4)', [
          claim.saga_id,
          claim.run_token,
          step.name,
          asJson(output.progress),
        ]);
      } else await client.query(FINISH, [claim.saga_id, claim.run_token, step.name, asJson(output), next]);
      await client.query('commit');
      return output;
    } catch (error) {
      await client.query('rollback').catch((err) => (isBroken = err));
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  async function fail(
    claim: Claim,
    saga: Saga,
    stepName: string,
    at: number,
    error: unknown,
    attempts: number,
    count: (outcome: string) => void,
  ): Promise<void> {
    const outcome = error instanceof Waiting ? 'WAITING' : error instanceof Refused ? 'REFUSED' : 'FAILED';
    count(outcome.toLowerCase());
    const isLast = outcome === 'REFUSED' || (outcome === 'FAILED' && attempts + 1 >= saga.attempts);
    const pause = error instanceof Waiting ? error.seconds : Math.min(600, 2 ** attempts);
    const { rows } = await untilAnswered(
      `select platform.fail_saga_step($1, $2, $3, $4, $5, make_interval(secs => $6), $7) as status`,
      [
        claim.saga_id,
        claim.run_token,
        stepName,
        outcome,
        error instanceof Error ? error.message : String(error),
        isLast ? null : pause,
        undoable(saga, saga.steps[at]!.kind === 'outside' ? at : at - 1),
      ],
    );
    const told = {
      err: error,
      saga: saga.name,
      sagaId: claim.saga_id,
      step: stepName,
      status: rows[0]?.status,
    };
    if (outcome !== 'WAITING') log[isLast ? 'error' : 'warn'](told, 'a step of a saga failed');
  }

  /** A worker that is alive and tells nobody what became of a saga would keep it for ever. */
  async function untilAnswered(text: string, values: unknown[]): Promise<pg.QueryResult> {
    for (;;) {
      try {
        return await pool.query(text, values);
      } catch (err) {
        if (stopping || isTakenOver(err)) throw err;
        log.warn({ err }, 'a saga cannot be written down yet');
        await sleep(1000);
      }
    }
  }

  return {
    wake: pulse.wake,
    async stop() {
      stopping = true;
      await pulse.stop();
      await Promise.all(running);
    },
  };
}

const FINISH = 'select platform.finish_saga_step($1, $2, $3, $4, $5)';

/** pg would write an array as one of PostgreSQL's. */
const asJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** The last step from `at` backward that can be undone. */
function undoable(saga: Saga, at: number): string | null {
  return saga.steps.slice(0, Math.max(0, at + 1)).findLast((step) => step.undo)?.name ?? null;
}

/** What `platform.hold_saga` answers who was taken for dead. */
const isTakenOver = (error: unknown): boolean =>
  /"code": ?"SAGA_TAKEN_OVER"/.test(String((error as pg.DatabaseError | undefined)?.detail));
