import { describe, expect, test } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { imports, importRow, opened, triesToContinue } from '../../process/support/path.ts';
import { aFiledSubject } from '../../process/support/subjects.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

describe('what must be as filed', { timeout: 120_000 }, () => {
  test('is told beside the field as soon as it is typed otherwise, and keeps the step until it is right', async () => {
    const owner = await anApplicant(house);
    const desk = house.desk();
    const filed = await aFiledSubject(desk, '430000', 'ENTERPRISE');
    type Details = { subjectPerson: { email: string } };
    const { email } = (filed.details(['any']) as Details).subjectPerson;
    const row = importRow(filed, filed.sites.slice(1), {
      applicantRef: owner.externalRef,
      person: { email },
    });
    await imports(desk, [row]);
    const filing = await opened(owner, filed, await triesToContinue(owner, filed.sites[0]?.domains ?? []));
    await filing.goes('SAVE_DETAILS');

    const { form, page } = await opensTheForm(house, browser, owner);
    await form.shows('HOME');
    await mouse.press(form.button(words.say('home.openOrder')));
    await form.opens('DETAILS');
    await form.shows('DETAILS');
    const field = form.root.locator('[path="subjectPerson.email"]');
    await mouse.write(form.text('subjectPerson.email'), 'unlike@yanlian.cn');
    await form.text('subjectPerson.email').blur();
    await field.getByText(/原备案不一致/).waitFor();
    expect(await field.textContent()).not.toContain(email);

    await form.next();
    await form.root.getByRole('button', { name: /原备案不一致/ }).waitFor();
    await form.shows('DETAILS');
    expect(await accessibilityFaults(page)).toEqual([]);

    await mouse.write(form.text('subjectPerson.email'), email);
    await form.text('subjectPerson.email').blur();
    await expect.poll(() => form.problems.count()).toBe(0);
    await form.next();
    await form.shows('MATERIALS');
  });
});
