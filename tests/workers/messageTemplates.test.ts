import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { REPOSITORY } from '../../db/migrate/files.ts';
import { duration } from '../../workers/messages/duration.ts';
import { languageOf } from '../../workers/messages/language.ts';
import { render } from '../../workers/messages/render.ts';
import { LANGUAGES } from '../../workers/messages/template.ts';
import { TEMPLATES } from '../../workers/messages/templates/index.ts';

/** What stands between the parentheses after `at`, split at its top-level commas. */
function argumentsAt(source: string, at: number): string[] {
  const found = [''];
  let depth = 0;
  let quoted = false;
  for (const character of source.slice(at)) {
    if (character === "'") quoted = !quoted;
    else if (!quoted && character === '(') depth++;
    else if (!quoted && character === ')' && --depth === 0) break;
    if (!quoted && character === ',' && depth === 1) found.push('');
    else found[found.length - 1] += character;
  }
  return found.map((argument) => argument.trim().replace(/^\(\s*/, ''));
}

/** The literals that an argument, by its place or its name, may be. */
function literals(given: string[], place: number, name: string): string[] {
  const named = given.find((argument) => new RegExp(`^${name}\\s*=>`).test(argument));
  // A purpose is in capitals; a template is not, and may be chosen by something that is.
  const written = name === 'purpose' ? /'([A-Z_]+)'/g : /'([a-z_]+)'/g;
  return [...(named ?? given[place] ?? '').matchAll(written)].map(([, literal]) => literal!);
}

/** What queues a message, and at which place, or by which name, it is told the template. */
const QUEUEING: Record<string, [place: number, name: string]> = {
  queue_message: [3, 'template'],
  // A challenge's purpose is its template, in capitals.
  send_code: [1, 'purpose'],
  tell_owner: [1, 'template'],
  tell_of_factor: [1, 'template'],
  settle_factor_change: [1, 'template'],
  write_to_shop: [1, 'template'],
};
/** They hand on what they are told. */
const HANDING_ON =
  /functions\/\w+\/(send_code|resend_code|tell_owner|tell_of_factor|settle_factor_change|write_to_shop)\.sql$/;

/** Each template that SQL or TypeScript queues, and where. */
function queued(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ['functions', 'policies', 'api', 'workers']) {
    for (const file of readdirSync(path.join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(sql|ts)$/.test(file)) continue;
      const name = path.join(folder, file);
      const source = readFileSync(path.join(REPOSITORY, name), 'utf8').replace(/--.*$/gm, '');
      for (const { 0: called, index } of source.matchAll(/\b(\w+)(?=\()/g)) {
        if (!Object.hasOwn(QUEUEING, called) || HANDING_ON.test(name)) continue;
        const before = source.slice(0, index);
        if (/(function|on) (\w+\.)?$/.test(before)) continue;
        const given = argumentsAt(source, index + called.length);
        const templates = literals(given, ...QUEUEING[called]!);
        if (templates.length === 0) found.set(`a template that this test cannot read`, name);
        for (const template of templates) found.set(template.toLowerCase(), name);
      }
    }
  }
  return found;
}

test('there is a template for each message that is queued, and none for another', () => {
  expect([...queued().keys()].sort()).toEqual([...TEMPLATES.keys()].sort());
});

test('each template is a file of its own', () => {
  const files = readdirSync(path.join(REPOSITORY, 'workers', 'messages', 'templates'));
  const camel = (name: string) => name.replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
  expect(files.filter((file) => file !== 'index.ts').sort()).toEqual(
    [...TEMPLATES.keys()].map((name) => `${camel(name)}.ts`).sort(),
  );
});

const surroundings = {
  platformName: 'Bazaar & Sons',
  supportEmail: 'support@bazaar.example',
  page: (at: string, token?: string) => `https://shop.example${at}${token ? `#token=${token}` : ''}`,
};
const HOSTILE = '"><img src=x onerror=alert(1)>\r\nBcc: victim@buyer.example';
const data = { shopName: HOSTILE, reason: HOSTILE, role: HOSTILE, left: 3 };
const secrets = [
  null,
  { code: '012345', goodForMinutes: 10 },
  { token: 'token-of-32-characters-0123456789', goodForMinutes: 60 },
];

describe.each([...TEMPLATES.values()])('$name', (template) => {
  const secret = secrets.find((each) => template.secret.safeParse(each).success)!;

  test.each(LANGUAGES)('in %s: no markup and no line of its own from what a person wrote', (language) => {
    const { subject, text, html, sms } = render(template, language, { data, secret }, surroundings);
    for (const written of [subject, text, html, sms ?? ''])
      expect(written).not.toMatch(/undefined|null|\[object/);
    expect(subject).toMatch(/^\S[^\r\n]{3,400}$/);
    expect(html).not.toContain('<img');
    expect(html).toContain('Bazaar &amp; Sons');
    expect(text).not.toMatch(/^Bcc:/m);
    if (secret && 'code' in secret) {
      expect(text).toContain('012345');
      expect(html).toContain('012345');
      // What a locked screen and the log of a mail server show.
      expect(subject).not.toContain('012345');
    }
    if (secret && 'token' in secret) {
      expect(text).toMatch(/https:\/\/shop\.example\/[a-z/-]+#token=token-of/);
      expect(subject).not.toContain('token-of');
    }
    expect(/[а-я]/i.test(text)).toBe(language === 'ru');
  });

  test('without anything that may be missing', () => {
    for (const language of LANGUAGES) {
      const { text } = render(template, language, { data: {}, secret }, surroundings);
      expect(text).not.toMatch(/undefined|null/);
    }
  });
});

test('how long something is good', () => {
  const minutes = [1, 10, 22, 60, 120, 300, 1440, 2880, 10_080, 90];
  expect(minutes.map((each) => duration(each, 'ru'))).toEqual([
    '1 минуту',
    '10 минут',
    '22 минуты',
    '1 час',
    '2 часа',
    '5 часов',
    '24 часа',
    '2 дня',
    '7 дней',
    '90 минут',
  ]);
  expect([1, 10, 60, 10_080].map((each) => duration(each, 'en'))).toEqual([
    '1 minute',
    '10 minutes',
    '1 hour',
    '7 days',
  ]);
});

test.each([
  ['en-GB', ['ru', 'en'], 'en'],
  ['de', ['ru', 'en'], 'ru'],
  [null, ['en', 'ru'], 'en'],
  ['en', ['ru'], 'ru'],
  ['en', 'nonsense', 'ru'],
  ['ru_RU', ['de', 'ru'], 'ru'],
  ['de', ['de', 'en'], 'en'],
] as const)('asked for %s of %j: %s', (wanted, offered, language) => {
  expect(languageOf(wanted, offered)).toBe(language);
});
