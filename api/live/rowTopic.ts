import { context, get, lambda, listen, object, type Step } from 'grafast';
import { parse } from 'graphql';
import type { PgCodecWithAttributes, PgResource } from 'postgraphile/@dataplan/pg';
import { extendSchema } from 'postgraphile/utils';
import type { GrafastSubscriber } from 'grafast';

/** Rows of one table that can be followed one by one, by primary key. */
export interface RowTopic {
  /** What `platform.notify_subscribers()` calls it: rows are notified of on `<topic>:<key>`. */
  topic: string;
  /** The table, and its primary key: a bigint. */
  schema: string;
  table: string;
  key: string;
  /** What it means that a row changed, for the field's description. */
  when: string;
}

/** The row is not there, or not for the subscriber to see: see `deliver` of {@link LiveOperation}. */
export class RowHidden extends Error {}

/** What a subscription's stream consists of. */
export interface RowEvent {
  event: 'SUBSCRIBED' | 'CHANGED';
  /** Of the row. Read from the event, so that grafast reads the row once an event and not once for all. */
  id: string;
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const EVENTS = `
  """Why a row is sent to a subscriber."""
  enum RowEvent {
    """The subscription has begun: this is the row as it is, and no change from now on will be missed."""
    SUBSCRIBED
    """The row has changed, once or several times in quick succession: this is what it has become."""
    CHANGED
  }`;

/** Adds `<topic>Updated(<key>)` to the subscriptions for each topic. */
export function rowTopicsPlugin(topics: readonly RowTopic[]): GraphileConfig.Plugin {
  return extendSchema((build) => {
    const parts = topics.map((topic) => {
      const resource = Object.values(build.input.pgRegistry.pgResources).find(({ codec, parameters }) => {
        const { schemaName, name } = codec.extensions?.pg ?? {};
        return !parameters && schemaName === topic.schema && name === topic.table;
      }) as PgResource<any, PgCodecWithAttributes, any, any, any> | undefined;
      if (!resource) throw new Error(`Topic ${topic.topic}: nobody may read ${topic.schema}.${topic.table}.`);
      return partsOf(topic, resource, build.inflection.tableType(resource.codec));
    });
    return {
      typeDefs: parse([EVENTS, ...parts.map(({ typeDefs }) => typeDefs)].join('\n')),
      objects: {
        Subscription: { plans: Object.assign({}, ...parts.map(({ plans }) => plans)) },
      },
    };
  }, 'RowTopicsPlugin');
}

function partsOf(
  { topic, key, when }: RowTopic,
  resource: PgResource<any, PgCodecWithAttributes, any, any, any>,
  rowType: string,
) {
  const field = camel(topic);
  const payload = `${capital(field)}Update`;
  const argument = camel(key);
  const typeDefs = `
    """A row of a subscription to \`${field}Updated\`."""
    type ${payload} {
      """Why it is sent."""
      event: RowEvent!
      """The row, as the subscriber may see it now."""
      ${field}: ${rowType}!
    }
    extend type Subscription {
      """
      Follows one \`${rowType}\`: sends it at once, and again whenever ${when}. Errors: NOT_FOUND when there is none, or
      the subscriber may not see it; nothing is sent while they may not.
      """
      ${field}Updated(${argument}: BigInt!): ${payload}!
    }`;
  const plans = {
    [`${field}Updated`]: {
      subscribePlan(_$root: Step, { [`$${argument}`]: $key }: Record<string, Step<string>>) {
        const $channel = lambda($key!, (value) => `${topic}:${BigInt(value)}`, true);
        return listen(
          context().get('pgSubscriber' as never) as Step<GrafastSubscriber<Record<string, RowEvent>>>,
          $channel,
        );
      },
      plan($event: Step<RowEvent>) {
        const $row = resource.get({ [key]: get($event, 'id') });
        const $seen = lambda($row.get(key), seen);
        return object({ event: get($event, 'event'), [field]: $row, seen: $seen });
      },
    },
  };
  return { typeDefs, plans };
}

function seen(key: unknown): true {
  if (key == null) throw new RowHidden();
  return true;
}
