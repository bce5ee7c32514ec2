import { afterAll, beforeAll } from '@jest/globals';
import { makeLog } from '../../../api/log.ts';
import { signCartSession } from '../../../api/cartSession.ts';
import { startServer, type RunningServer } from '../../../api/startServer.ts';
import { signAccessToken } from '../../../api/token.ts';
import { answerOf, settingsFor, type Answer } from '../../api/apiServer.ts';
import { tokenRules } from '../../api/signIn.ts';
import { REAL_PERSONAS, type Persona } from '../personas.ts';
import { CANARY } from '../world/fill.ts';
import { sessionOf } from '../world/rows.ts';
import { smallWorld, type World } from '../world/world.ts';
import { survey, type Survey } from './survey.ts';

/** The small world behind a server of its own. */
export interface PublishedWorld extends World {
  survey: Survey;
  url: string;
  /** Asks as a persona. Whatever is answered, no secret is in it. */
  ask(persona: Persona, query: string, variables?: object): Promise<Answer>;
  /** Asks, and takes an error for a failure. */
  read(persona: Persona, query: string, variables?: object): Promise<Record<string, any>>;
}

/** Questions here are larger than a client's. */
const ROOMY = {
  MAX_TOKENS: '100000',
  MAX_FIELDS: '100000',
  MAX_ALIASES: '10000',
  MAX_ROOT_FIELDS: '1000',
  MAX_COST: '10000000',
  MAX_BODY_BYTES: '10000000',
  PLANNING_TIMEOUT_MS: '60000',
};

/** What proves to the API who a persona is. */
export function credentials({ user, portal, cart }: Persona): Record<string, string> {
  const headers: Record<string, string> = {};
  if (cart) headers['x-cart-session'] = signCartSession(cart, tokenRules.keys);
  if (user && portal && portal !== 'none') {
    const claims = { userId: String(user), sessionId: sessionOf(user, portal), audience: portal };
    headers['authorization'] = `Bearer ${signAccessToken(claims, 600, tokenRules)}`;
  }
  return headers;
}

/** How a persona is refused what is none of theirs: a visitor might be somebody who may. */
export const forbidden = ({ who }: Persona): string => (who === 'anonymous' ? 'NOT_SIGNED_IN' : 'FORBIDDEN');

/** The personas that a test may go through one by one: each kind of caller, and those who should not meet. */
export const SOME_PERSONAS = REAL_PERSONAS.filter(({ name }) =>
  /^(visitor|visitor with a cart|customer (anna|boris)|.* of shop [xy]|operator of 1|MODERATOR|SUPER_ADMIN)$/.test(
    name,
  ),
);

/** A suite's own world and server; there from `beforeAll` on. */
export function publishedWorld(): PublishedWorld {
  let running: RunningServer | undefined;
  // Defined before the database's own, so that it runs first.
  afterAll(async () => running?.close());
  const world = smallWorld() as PublishedWorld;
  beforeAll(async () => {
    world.survey = await survey(world.database.connections.api);
    const settings = settingsFor(world.database.connections, ROOMY);
    running = await startServer({ settings, log: makeLog('silent') });
    world.url = running.url;
  });
  world.ask = async (persona, query, variables = {}) => {
    const answer = await answerOf(
      await fetch(`${running!.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...credentials(persona) },
        body: JSON.stringify({ query, variables }),
      }),
    );
    if (answer.text.includes(CANARY))
      throw new Error(`${persona.name} was told a secret: ${answer.text.slice(0, 500)}`);
    return answer;
  };
  world.read = async (persona, query, variables) => {
    const answer = await world.ask(persona, query, variables);
    if (answer.errors) throw new Error(`${persona.name}: ${JSON.stringify(answer.errors.slice(0, 3))}`);
    return answer.data;
  };
  return world;
}

/** Selects what identifies a row. */
export function keyFields(world: PublishedWorld, type: string): string {
  const { table, fieldOf } = world.survey.rowTypes.get(type)!;
  return world.tables
    .get(table)!
    .key.map((column) => fieldOf.get(column)!)
    .join(' ');
}

/** The identity of a row that was selected with {@link keyFields}, written as the probes do. */
export function keyOfNode(world: PublishedWorld, type: string, node: Record<string, unknown>): string {
  return keyFields(world, type)
    .split(' ')
    .map((field) => String(node[field]))
    .join('/');
}
