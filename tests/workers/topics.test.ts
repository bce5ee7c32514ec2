import { expect, test } from '@jest/globals';
import { emptyDatabase } from '../database.ts';
import { TOPICS } from '../../workers/events/topics.ts';

const database = emptyDatabase();

test('the database and the worker know the same topics, with the same keys', async () => {
  const { rows } = await database.owner.query(
    'select topic, payload_keys from platform.event_topics order by topic',
  );
  const known = Object.entries(TOPICS).map(([topic, schema]) => [topic, Object.keys(schema.shape).sort()]);
  expect(Object.fromEntries(rows.map((row) => [row.topic, row.payload_keys.sort()]))).toEqual(
    Object.fromEntries(known),
  );
});

test('every consumer is one of a service and listens to topics that are emitted', async () => {
  const { rows } = await database.owner.query(`
    select distinct split_part(consumer, '.', 1) as service, topic
    from platform.event_consumers`);
  for (const { service, topic } of rows) {
    expect(service).toMatch(/_service$|^platform$/);
    expect(Object.keys(TOPICS)).toContain(topic);
  }
});
