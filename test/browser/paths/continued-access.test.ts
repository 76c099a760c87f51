import { describe, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import type { TestBrowser } from '../../testkit/browser.ts';
import { imports, importRow } from '../../process/support/path.ts';
import { aFiledSubject, type Filed } from '../../process/support/subjects.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults } from '../kit/form.ts';
import type { Form } from '../journeys/support/form.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const aSubject = (sites = 3): Promise<Filed> =>
  aFiledSubject(house.desk(), '330000', 'ENTERPRISE', { sites: Array.from({ length: sites }, () => ({})) });

const cardOf = (form: Form, filed: Filed): Locator =>
  form.root.getByRole('group', { name: filed.member.subjectNumber, exact: true });

describe('an applicant whose subject is served here', { timeout: 120_000 }, () => {
  test('comes home to it, continues with another site, and finds what was approved filled in', async () => {
    const owner = await anApplicant(house);
    const filed = await aSubject();
    const first = await owner.files(filed).upTo('SAVE_DETAILS');
    const { subject } = filed.details(first.websiteIds) as { subject: object };
    await first.does('saveFilingDetails', {
      details: { subject: { ...subject, certificateDivision: filed.type.county } },
    });
    await first.goes('APPROVE');
    const { form, page } = await opensTheForm(house, browser, owner);
    await form.shows('HOME');
    const card = cardOf(form, filed);
    await card.getByText(filed.member.websiteNumber, { exact: false }).waitFor();
    await card.getByText(/起由本服务商接入/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await mouse.press(card.getByRole('button', { name: words.say('home.continue') }));
    await mouse.press(card.getByRole('button', { name: words.say('home.continueBegin') }));
    await expect.poll(() => form.problems.count()).toBe(1);
    await mouse.write(form.text('domains'), 'nobody-has-filed-this.cn');
    await mouse.press(card.getByRole('button', { name: words.say('home.continueBegin') }));
    await card
      .getByText(/没有备案|未备案|尚未/)
      .first()
      .waitFor();
    await mouse.write(form.text('domains'), filed.sites[1]?.domains[0] ?? '');
    await mouse.press(card.getByRole('button', { name: words.say('home.continueBegin') }));
    await form.shows('SERVER');

    await mouse.tick(form.root.getByRole('radio', { name: /^instance-/ }).first());
    await form.next();
    await mouse.write(form.text('password'), filed.member.password);
    await form.next();
    await form.shows('DETAILS');
    const locked = form.root.locator('jieru-locked').filter({ hasText: filed.name });
    await locked.getByText(/沿用 .*通过的备案/).waitFor();
    await locked.getByText(new RegExp(words.field('subject.certificateDivision'))).waitFor();
    const groups = ['subject.certificateDivision', 'subject.mailingDivision'].map((path) =>
      form.root.getByRole('group', { name: words.field(path), exact: true }).count(),
    );
    expect(await Promise.all(groups)).toEqual([0, 1]);
    expect(await form.text('subject.name').count()).toBe(0);
    expect(await form.text('subjectPerson.name').count()).toBe(0);
    expect(await form.text('subjectPerson.mobile').inputValue()).not.toBe('');
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test('is told why nothing can be continued while an order is open, and gives that order up', async () => {
    const owner = await anApplicant(house);
    const filed = await aSubject();
    await imports(house.desk(), [
      importRow(filed, filed.sites.slice(2), { applicantRef: owner.externalRef }),
    ]);
    const filing = await owner.files(filed).upTo('VERIFY_SERVER');
    const { form, page } = await opensTheForm(house, browser, owner);
    await form.shows('HOME');
    const card = cardOf(form, filed);
    await card.getByText(words.say('home.cannotContinue')).waitFor();
    expect(await card.getByRole('button', { name: words.say('home.continue') }).count()).toBe(0);

    // The order is opened where it was left, and the way back leads home again.
    await mouse.press(card.getByRole('button', { name: words.say('home.openOrder') }));
    await form.shows('PASSWORD');
    await page.goBack();
    await form.shows('HOME');
    await page.goForward();
    await form.shows('PASSWORD');
    await page.reload();
    await form.shows('PASSWORD');
    await mouse.press(form.button(words.say('home.up')));
    await form.shows('HOME');

    await mouse.press(form.button(words.say('abandon.do')));
    await mouse.press(
      form.root.locator('jieru-dialog[open]').getByRole('button', { name: words.say('abandon.do') }),
    );
    await mouse.press(card.getByRole('button', { name: words.say('home.continue') }));
    expect(await filing.state()).toBe('ABANDONED');
  });

  test('waits where only the authority can go on', async () => {
    const owner = await anApplicant(house);
    const filed = await aSubject();
    await imports(house.desk(), [
      importRow(filed, filed.sites.slice(2), { applicantRef: owner.externalRef }),
    ]);
    await owner.files(filed).upTo('HAND_OVER');
    const { form } = await opensTheForm(house, browser, owner);
    await form.shows('HOME');
    await cardOf(form, filed).getByText(words.say('home.wait')).waitFor();
    expect(await form.button(words.say('abandon.do')).count()).toBe(0);
    await mouse.press(cardOf(form, filed).getByRole('button', { name: words.say('home.openOrder') }));
    await form.shows('SMS');
  });

  test('is led past home by the id of a filing', async () => {
    const owner = await anApplicant(house);
    const filed = await aSubject();
    await imports(house.desk(), [
      importRow(filed, filed.sites.slice(2), { applicantRef: owner.externalRef }),
    ]);
    const filing = await owner.files(filed).upTo('VERIFY_SERVER');
    const { form, page } = await opensTheForm(house, browser, owner);
    await form.shows('HOME');
    await page
      .locator('access-filing')
      .evaluate((element, id) => element.setAttribute('filing-id', id), filing.id);
    await form.shows('PASSWORD');
  });
});

test(
  'an applicant who comes for the first time is asked for the type at once',
  { timeout: 60_000 },
  async () => {
    const { form } = await opensTheForm(house, browser, await anApplicant(house));
    await form.shows('TYPE');
    expect(await form.button(words.say('home.up')).count()).toBe(0);
  },
);
