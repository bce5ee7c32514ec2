import { z } from 'zod';
import { defineSaga, Refused, Unfinished, Waiting } from '../../workers/sagas/saga.ts';

/** A saga only tests have: a parcel is packed box by box, a carrier outside is asked, and it is handed over. */
export const PARCEL = defineSaga({
  name: 'test_parcel',
  purpose: 'Packs boxes, books a carrier over HTTP, hands over.',
  input: z.object({ parcel: z.string(), boxes: z.number(), carrier: z.string() }),
  attempts: 3,
  steps: [
    {
      name: 'pack',
      kind: 'local',
      async run(client, { input, state }) {
        const packed = Number(state['pack'] ?? 0) + 1;
        await client.query(`insert into world.effects (name, pid) values ($1, $2)`, [
          `${input.parcel} box ${packed}`,
          process.pid,
        ]);
        return packed < input.boxes ? new Unfinished(packed) : packed;
      },
      async undo(client, { input }) {
        await client.query(`insert into world.effects (name, pid) values ($1, $2)`, [
          `${input.parcel} unpacked`,
          process.pid,
        ]);
      },
    },
    {
      name: 'book',
      kind: 'outside',
      async run({ input }, idempotencyKey) {
        const answer = await fetch(`${input.carrier}/book`, {
          method: 'POST',
          headers: { 'idempotency-key': idempotencyKey },
        });
        if (answer.status === 409) throw new Refused('the carrier refuses the parcel');
        if (answer.status === 202) throw new Waiting('the carrier thinks about it', 60);
        if (!answer.ok) throw new Error(`the carrier answers ${answer.status}`);
        return answer.json();
      },
      async undo({ input }, idempotencyKey) {
        const answer = await fetch(`${input.carrier}/cancel`, {
          method: 'POST',
          headers: { 'idempotency-key': idempotencyKey },
        });
        if (!answer.ok) throw new Error(`the carrier answers ${answer.status} to the cancellation`);
      },
    },
    {
      name: 'hand_over',
      kind: 'local',
      async run(client, { input }) {
        await client.query(`insert into world.effects (name, pid) values ($1, $2)`, [
          `${input.parcel} handed over`,
          process.pid,
        ]);
      },
    },
  ],
});
