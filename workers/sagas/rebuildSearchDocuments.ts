import { z } from 'zod';
import { defineSaga, Unfinished, Waiting } from './saga.ts';

/** Products a transaction: whoever refreshes a document waits for one batch at most. */
const BATCH = 2000;

const begun = z.object({ begin: z.number() });
const filled = z.object({ fill: z.number().default(0) });

/** The read model of the listing, made anew beside the old one and put in its place. */
export const REBUILD_SEARCH_DOCUMENTS = defineSaga({
  name: 'rebuild_search_documents',
  purpose: 'Makes product_documents anew beside the live generation, then puts it in its place.',
  input: z.object({}),
  // The switch gives up after 100 ms rather than hold up readers, and is tried again.
  attempts: 10,
  steps: [
    {
      name: 'begin',
      kind: 'local',
      async run(client, { sagaId }) {
        const { rows } = await client.query('select search_service.begin_rebuild($1) as generation', [
          sagaId,
        ]);
        if (rows[0].generation === null) throw new Waiting('Another rebuild is under way.', 10);
        return rows[0].generation;
      },
      async undo(client, { state }) {
        await client.query('select search_service.discard_rebuild($1)', [begun.parse(state).begin]);
      },
    },
    {
      name: 'fill',
      kind: 'local',
      async run(client, { state }) {
        const { rows } = await client.query('select search_service.fill_rebuild($1, $2, $3) as last', [
          begun.parse(state).begin,
          filled.parse(state).fill,
          BATCH,
        ]);
        return rows[0].last === null ? undefined : new Unfinished(Number(rows[0].last));
      },
    },
    {
      name: 'index',
      kind: 'local',
      async run(client, { state }) {
        const { rows } = await client.query('select search_service.index_rebuild($1) as missing', [
          begun.parse(state).begin,
        ]);
        return rows[0].missing > 0 ? new Unfinished(rows[0].missing) : undefined;
      },
    },
    {
      name: 'switch',
      kind: 'local',
      async run(client, { state }) {
        await client.query('select search_service.switch_rebuild($1)', [begun.parse(state).begin]);
      },
    },
  ],
});
