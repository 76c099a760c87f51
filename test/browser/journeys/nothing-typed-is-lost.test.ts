import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { createSessionTokens } from '../../../server/platform/tenancy/session-token.ts';
import { TestBrowser } from '../../testkit/browser.ts';
import { openForm, type OpenForm } from '../kit/form.ts';
import { Form } from './support/form.ts';
import { openHouse, type House } from './support/house.ts';
import { mouse } from './support/mouse.ts';
import { jpegWithExif } from './support/papers.ts';
import { wordsIn } from './support/words.ts';

let house: House;
let browser: TestBrowser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ onDisk: true }), TestBrowser.launch()]);
});

afterAll(async () => {
  await browser.close();
  await house.close();
});

const words = wordsIn('zh-CN');
const formOn = (page: Page): Form => new Form(page, words, mouse);

const NAME = '杭州示例科技有限公司';
const ADDRESS = '浙江省杭州市西湖区示例路7号';

type Held = { subject: { name: string | null; mailingAddress: string | null } };

/** What the service holds, asked for by another device of the same applicant. */
async function held({ account, filing }: OpenForm): Promise<Held> {
  const { caller } = await house.desk().applicant(account);
  const answer = await caller.query<{ filing: { details: Held } }>(
    'query ($id: ID!) { filing(id: $id) { details(reveal: true) { subject { name mailingAddress } } } }',
    { id: filing?.id },
  );
  return answer.filing.details;
}

const holds = (opened: OpenForm, subject: Held['subject']) =>
  expect.poll(() => held(opened), { timeout: 40_000 }).toEqual({ subject });

/** A session token of the service's own making that ended a minute ago. */
async function endedToken({ filing }: OpenForm): Promise<string> {
  const { privacy } = house.service().services;
  const before = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
  return createSessionTokens(privacy.serviceKeys('sessions')).sign(
    {
      ...house.desk().tenant,
      kind: 'APPLICANT',
      subjectId: filing?.owner.id ?? '',
      mintedAt: before(31),
      keyId: null,
      expiresAt: before(1),
    },
    before(31),
  );
}

describe('nothing that was typed is lost', { timeout: 120_000 }, () => {
  test('when the network is away for a while', async () => {
    const opened = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    const form = formOn(opened.page);
    await form.shows('DETAILS');
    await form.text('subject.name').waitFor();
    await opened.context.setOffline(true);
    await mouse.write(form.text('subject.name'), NAME);
    await form.root.getByText(words.say('shell.offline')).waitFor();
    await mouse.write(form.text('subject.mailingAddress'), ADDRESS);
    await opened.context.setOffline(false);
    await holds(opened, { name: NAME, mailingAddress: ADDRESS });
    await form.root.getByText(words.say('shell.offline')).waitFor({ state: 'detached' });
    expect(await form.text('subject.name').inputValue()).toBe(NAME);
  });

  test('when an upload breaks off', async () => {
    const { page, context } = await openForm(house, browser, { at: 'SAVE_DETAILS' });
    const form = formOn(page);
    await form.shows('MATERIALS');
    await page.route('**/materials/**', (route) =>
      route.request().method() === 'PUT' ? route.abort('connectionreset') : route.continue(),
    );
    await form.agrees('IDENTITY_PAPERS');
    await mouse.give(form.picker('SUBJECT_CERTIFICATE'), await jpegWithExif());
    const tile = form.tile('SUBJECT_CERTIFICATE');
    await tile.getByText(words.say('failure.network')).waitFor();
    await page.unrouteAll();
    await mouse.press(tile.getByRole('button', { name: words.say('tile.retry') }));
    await form.holds('SUBJECT_CERTIFICATE');
    await context.setOffline(false);
  });

  test('when the session has ended and the page is slow to give a new one', async () => {
    const opened = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    const { page } = opened;
    const form = formOn(page);
    await form.shows('DETAILS');
    await form.text('subject.name').waitFor();
    const ended = await endedToken(opened);
    const refusals: number[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/graphql') && response.status() >= 400) refusals.push(response.status());
    });
    let useEnded = true;
    await page.route('**/graphql', (route) => {
      const headers = route.request().headers();
      return route.continue(useEnded ? { headers: { ...headers, authorization: `Bearer ${ended}` } } : {});
    });
    let turnedAway = 0;
    await page.route('**/demo/session**', (route) => {
      useEnded = false;
      turnedAway += 1;
      return turnedAway === 1 ? route.fulfill({ status: 503, body: 'not now' }) : route.continue();
    });
    await mouse.write(form.text('subject.name'), NAME);
    await expect.poll(() => turnedAway, { timeout: 20_000 }).toBeGreaterThan(1);
    await mouse.write(form.text('subject.mailingAddress'), ADDRESS);
    await holds(opened, { name: NAME, mailingAddress: ADDRESS });
    expect(refusals).toEqual([401]);
  });

  test('when two windows fill in the same filing', async () => {
    const opened = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    const one = formOn(opened.page);
    await one.shows('DETAILS');
    await one.text('subject.name').waitFor();
    const window = await opened.context.newPage();
    await window.goto(opened.page.url());
    const other = formOn(window);
    await other.shows('DETAILS');
    await other.text('subject.mailingAddress').waitFor();
    // Both are in the middle of a word when both are saved.
    await Promise.all([
      one.text('subject.name').fill(NAME),
      other.text('subject.mailingAddress').fill(ADDRESS),
    ]);
    await holds(opened, { name: NAME, mailingAddress: ADDRESS });
    await expect.poll(() => one.text('subject.mailingAddress').inputValue()).toBe(ADDRESS);
    await expect.poll(() => other.text('subject.name').inputValue()).toBe(NAME);
  });

  test('when the service is started anew in between', async () => {
    const opened = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    const form = formOn(opened.page);
    await form.shows('DETAILS');
    await form.text('subject.name').waitFor();
    await house.goesDown();
    await mouse.write(form.text('subject.name'), NAME);
    await form.root.getByText(words.say('shell.offline')).waitFor();
    await mouse.write(form.text('subject.mailingAddress'), ADDRESS);
    await house.comesBack();
    await holds(opened, { name: NAME, mailingAddress: ADDRESS });
    // And what happens afterwards is heard of again.
    const { caller } = await house.desk().applicant(opened.account);
    const { filing } = await caller.query<{ filing: { version: number } }>(
      'query ($id: ID!) { filing(id: $id) { version } }',
      { id: opened.filing?.id },
    );
    await caller.succeed('abandonFiling', { filingId: opened.filing?.id, expectedVersion: filing.version });
    await expect
      .poll(() => form.root.getByText(words.say('result.another')).count(), { timeout: 40_000 })
      .toBeGreaterThan(0);
  });
});
