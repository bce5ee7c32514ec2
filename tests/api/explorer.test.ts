import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { exampleOperations } from '../../api/explorer.ts';
import type { Audience } from '../../api/token.ts';
import { DEMO_ACCOUNTS } from '../../db/seed/accounts.ts';
import { apiServer } from './apiServer.ts';
import { signIn } from './signIn.ts';

const server = apiServer();
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

test.each<[string, string | undefined, Audience | undefined]>([
  ['BrowseCatalogue', undefined, undefined],
  ['PopularProducts', undefined, undefined],
  ['MyOrders', 'anna', 'shop'],
  ['OrdersOfMyShop', 'x-manager', 'seller'],
  ['MyWarehouses', 'operator', 'warehouse'],
  ['ModerationQueue', 'moderator', 'admin'],
])('the example %s runs as whom it is for', async (operationName, name, audience) => {
  const account = DEMO_ACCOUNTS.find((each) => each.name === name);
  const signedIn = account && audience ? await signIn(server.database, account.userId, audience) : undefined;
  const answer = await server.post({ query: exampleOperations(), operationName }, signedIn?.headers);
  expect([answer.status, answer.errors]).toEqual([200, undefined]);
});

/** Without a browser on the machine there is nothing to test with: set CHROMIUM_PATH, or install Chromium. */
const withBrowser = existsSync(executablePath) ? describe : describe.skip;

withBrowser('the explorer in a browser (CHROMIUM_PATH or /usr/bin/chromium)', () => {
  const profile = mkdtempSync(join(tmpdir(), 'explorer-'));
  let browser: BrowserContext;
  let page: Page;
  const complaints: string[] = [];
  const elsewhere: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.running.url) && !/^(data|blob):/.test(request.url()))
        elsewhere.push(request.url());
    });
    await page.goto(`${server.running.url}/`);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(profile, { recursive: true, force: true });
  });

  test('shows the examples, offers each, and runs the one that is chosen', async () => {
    await page.waitForSelector('.graphiql-query-editor .view-line', { timeout: 30_000 });
    expect(await page.innerText('.graphiql-query-editor')).toMatch(/BrowseCatalogue/);
    await page.click('.graphiql-execute-button');
    const offered = await page.getByRole('menuitem').allInnerTexts();
    expect(offered).toEqual([
      'BrowseCatalogue',
      'PopularProducts',
      'MyOrders',
      'OrdersOfMyShop',
      'MyWarehouses',
      'ModerationQueue',
    ]);
    await page.getByRole('menuitem', { name: 'BrowseCatalogue' }).click();
    await page.locator('.graphiql-response', { hasText: 'variants' }).waitFor({ timeout: 15_000 });
  });

  test('needs nothing from elsewhere, and nothing that its policy forbids', () => {
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
