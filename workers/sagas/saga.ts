import type pg from 'pg';
import type { z } from 'zod';
import type { Gateways } from '../integrations/gateways/index.ts';

/** What a step knows of the saga it belongs to. */
export interface SagaRun<Input> {
  sagaId: string;
  input: Input;
  /** What the steps before gave, by their names; of this step, how far it had come. */
  state: Record<string, unknown>;
}

/**
 * A step inside the database: `run` and `undo` work in the transaction that writes down that they did, so that they are
 * done once, whenever their worker dies. {@link Unfinished} keeps what was done and has the step run again.
 */
export interface LocalStep<Input> {
  name: string;
  kind: 'local';
  run(client: pg.ClientBase, saga: SagaRun<Input>): Promise<unknown>;
  undo?(client: pg.ClientBase, saga: SagaRun<Input>): Promise<void>;
}

/** What a step that calls the outside may use. */
export interface Outside {
  /** Each statement is a transaction of its own: what it calls must be a command that may come twice. */
  database: Pick<pg.Pool, 'query'>;
  gateways: Gateways;
  /** Address of the front end, without a slash at its end. */
  shopUrl: string;
}

/**
 * A step that calls what is outside, in no transaction. It may be called again after a death, so it passes
 * `idempotencyKey` on; `undo` is called even if it is not known whether `run` succeeded.
 */
export interface OutsideStep<Input> {
  name: string;
  kind: 'outside';
  run(saga: SagaRun<Input>, idempotencyKey: string, outside: Outside): Promise<unknown>;
  undo?(saga: SagaRun<Input>, idempotencyKey: string, outside: Outside): Promise<void>;
}

export type SagaStep<Input> = LocalStep<Input> | OutsideStep<Input>;

/** A saga: begun by `platform.start_saga(name, key, input)`, run by the worker. */
export interface Saga<Input = unknown> {
  name: string;
  /** What it does, for the documentation. */
  purpose: string;
  input: z.ZodType<Input>;
  /** In order. A name is never given another meaning: sagas of the release before are still under way. */
  steps: SagaStep<Input>[];
  /** A step is tried so often, with a pause that doubles, before the saga turns round. */
  attempts: number;
}

/** Throws away the type of its input, which is parsed when it runs. */
export const defineSaga = <Input>(saga: Saga<Input>): Saga => saga as unknown as Saga;

/** Thrown by a step that will never succeed: the saga turns round at once. */
export class Refused extends Error {}

/** Thrown by a step that waits for something outside; it is run again after the pause, or when the saga is woken. */
export class Waiting extends Error {
  readonly seconds: number;

  constructor(reason: string, seconds: number) {
    super(reason);
    this.seconds = seconds;
  }
}

/** Given by a local step that has come so far and is not done: it is committed and run again at once. */
export class Unfinished {
  readonly progress: unknown;

  constructor(progress: unknown) {
    this.progress = progress;
  }
}
