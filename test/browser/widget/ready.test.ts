import { expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { wordsIn } from '../journeys/support/words.ts';
import { accessibilityFaults, openForm } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const words = wordsIn('zh-CN');

it('tells what to have ready, and how long it takes, as soon as the province and the nature are known', async () => {
  const { page } = await openForm(house, browser, { at: null });
  const form = new Form(page, words, mouse);
  const papers = form.root.getByText(words.say('ready.papers.ORGANISATION'));
  const time = form.root.getByText(words.beginning('ready.time'));
  await mouse.choose(form.list('province'), '浙江省');
  expect(await papers.count()).toBe(0);
  await mouse.choose(form.list('nature'), words.nameOf('nature', 'ENTERPRISE'));
  await papers.waitFor();
  const inZhejiang = await time.textContent();
  expect(inZhejiang).toMatch(/\d+–\d+/);
  await form.root.getByText(words.say('ready.heading', { province: '浙江省' })).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await mouse.choose(form.list('nature'), words.nameOf('nature', 'PERSONAL'));
  await form.root.getByText(words.say('ready.papers.PERSONAL')).waitFor();
  await mouse.choose(form.list('province'), '广东省');
  await form.root.getByText(words.say('ready.heading', { province: '广东省' })).waitFor();
});
