import { expect, test } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aFiledSubject } from '../../process/support/subjects.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { fillsInEverything } from './support/fills.ts';
import { orderOf } from './support/filing.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { asksForTheType } from './support/type-check.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

// The clock is the provider's: these tests have a house of their own.
inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    await house.desk().clock.standsAt('2019-06-17T10:00:00+08:00');
  },
);

test(
  'a person in Guangdong in June 2019 files without an SMS check, before the backdrop',
  { timeout: 120_000 },
  async () => {
    const at = await house.desk().clock.now();
    const filed = await aFiledSubject(house.desk(), '440000', 'PERSONAL', { at });
    const owner = await anApplicant(house);
    const { form } = await opensTheForm(house, browser, owner);
    await asksForTheType(form, filed);
    await form.root.getByText(words.say('type.nothingMustEqual')).waitFor();
    await mouse.press(form.button(words.say('type.start')));
    await form.shows('SERVER');
    expect(await form.item('SMS').count()).toBe(0);
    expect(await form.item('PHOTO').count()).toBe(1);
    await fillsInEverything(form, filed);
    const filing = await orderOf(owner, filed);
    await filing.goes('HAND_OVER');
    await form.tells('HAND_OVER');
    expect(await filing.state()).toBe('AT_AUTHORITY');
    await filing.goes('APPROVE');
    await form.root.getByText(words.say('approved.heading')).first().waitFor();
    // Guangdong shows the subject's number in the footer.
    const footer = form.root.getByText(/<a href="https:\/\/beian\.miit\.gov\.cn/);
    expect(await footer.textContent()).toContain(`${filed.member.subjectNumber}<`);
  },
);
