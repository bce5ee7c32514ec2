import type pg from 'pg';
import { z } from 'zod';
import { TOPICS } from '../../workers/events/topics.ts';
import { cell, code, mermaid, page, table } from './markdown.ts';

/** A topic, and who is told of it. */
interface TopicRow {
  topic: string;
  producer: string;
  meaning: string;
  consumers: { consumer: string; through: string }[];
}

/** Every topic with its consumers, in the order of their names. */
export async function readTopics(client: pg.ClientBase): Promise<TopicRow[]> {
  const { rows } = await client.query<TopicRow>(`
    select
      topic.topic, topic.producer, topic.meaning,
      coalesce(
        json_agg(
          json_build_object('consumer', listening.consumer, 'through', coalesce(listening.handler, listening.task))
          order by listening.consumer collate "C"
        ) filter (where listening.consumer is not null),
        '[]'
      ) as consumers
    from platform.event_topics as topic
    left join platform.event_consumers as listening using (topic)
    group by topic.topic
    order by topic.topic collate "C"`);
  return rows;
}

/** Arrows from who emits to who is told, for a map of the services. */
export function eventArrows(topics: TopicRow[]): string[] {
  const told = new Map<string, string[]>();
  for (const { topic, producer, consumers } of topics) {
    for (const service of new Set(consumers.map(({ consumer }) => consumer.split('.')[0]!))) {
      const arrow = `${producer} ${service}`;
      told.set(arrow, [...(told.get(arrow) ?? []), topic]);
    }
  }
  return [...told].map(([arrow, names]) => {
    const [from, to] = arrow.split(' ');
    return `  ${from} -. "${names.join('<br/>')}" .-> ${to}`;
  });
}

/** The catalogue of events. */
export async function eventsPage(client: pg.ClientBase): Promise<string> {
  const topics = await readTopics(client);
  return page(
    'Events',
    'What the services tell one another. An event is a row of `platform.events`, written in the transaction of the change it ' +
      'tells of; a consumer takes it exactly once, within a second, and reads the present state of what it is about. How to add ' +
      'one: [the background, for developers](background.md).',
    '',
    mermaid(['flowchart LR', ...eventArrows(topics)]),
    table(
      ['Topic', 'Emitted by', 'Payload', 'Meaning', 'Consumers'],
      topics.map(({ topic, producer, meaning, consumers }) => [
        code(topic),
        producer,
        payloadOf(topic),
        cell(meaning),
        consumers.map(({ consumer, through }) => `${consumer} (${code(through)})`).join('<br/>'),
      ]),
    ),
  );
}

function payloadOf(topic: string): string {
  const schema = (TOPICS as Record<string, z.ZodObject>)[topic];
  if (!schema) throw new Error(`workers/events/topics.ts does not define "${topic}".`);
  const { properties = {} } = z.toJSONSchema(schema) as {
    properties?: Record<string, { type?: string; anyOf?: { type: string }[] }>;
  };
  return Object.entries(properties)
    .map(([name, { type, anyOf }]) => code(`${name}: ${type ?? anyOf?.map((each) => each.type).join(' or ')}`))
    .join('<br/>');
}
