import { describe, expect, test } from 'vitest';
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

inAHouse((opened) => void ([house, browser] = opened));

describe('from the type check to the number', { timeout: 120_000 }, () => {
  test('a company in Shandong whose certificate was replaced enters the old number and is approved', async () => {
    const filed = await aFiledSubject(house.desk(), '370000', 'ENTERPRISE');
    const owner = await anApplicant(house);
    const { form } = await opensTheForm(house, browser, owner);
    // The new number leads to a first filing, with the way back to the old one.
    await asksForTheType(form, filed, {
      certificateNumber: '91350100M000100Y43',
      domains: ['xin-zhengjian.cn'],
    });
    await form.root
      .getByText(/旧证件号码/)
      .first()
      .waitFor();
    await mouse.press(form.button(words.say('type.changeInput')));
    await mouse.write(form.text('certificateNumber'), filed.type.certificateNumber);
    await mouse.write(form.text('domains'), filed.type.domains[0] ?? '');
    await mouse.press(form.button(words.say('type.check')));
    await form.root.getByText(words.say('type.old.ACCESS_FIRST')).waitFor();
    await mouse.press(form.button(words.say('type.start')));
    await fillsInEverything(form, filed);
    const filing = await orderOf(owner, filed);
    await filing.goes('APPROVE');
    await form.root.getByText(words.say('approved.heading')).first().waitFor();
    await form.root.getByText(filed.member.websiteNumber).first().waitFor();
  });

  test('a public institution in Beijing is asked what Beijing asks and is approved', async () => {
    const filed = await aFiledSubject(house.desk(), '110000', 'PUBLIC_INSTITUTION');
    const owner = await anApplicant(house);
    const { form } = await opensTheForm(house, browser, owner);
    await asksForTheType(form, filed);
    await mouse.press(form.button(words.say('type.start')));
    await fillsInEverything(form, filed);
    const filing = await orderOf(owner, filed);
    expect((await filing.shown()).steps.filter(({ issues }) => issues.length > 0)).toEqual([]);
    await filing.goes('APPROVE');
    await form.root.getByText(words.say('approved.heading')).first().waitFor();
  });
});
