import { describe, expect, test } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { submits } from './support/fills.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

/** An order whose text never arrived: the applicant watches the time run out. */
async function lapses(): Promise<{ form: Form; filing: Filing }> {
  const owner = await anApplicant(house);
  const filing = await owner.files(aCompany('lapse')).upTo('HAND_OVER');
  const { form } = await opensTheForm(house, browser, owner);
  await form.shows('SMS');
  await form.root.getByRole('timer').waitFor();
  await house.desk().clock.passes({ hours: 25 });
  await house.desk().authorityWorks();
  await form.root.getByText(words.say('sms.lapsed')).first().waitFor();
  return { form, filing };
}

describe('an SMS check that lapsed', { timeout: 120_000 }, () => {
  test('is submitted again unchanged with one button, without another review', async () => {
    const { form, filing } = await lapses();
    const reviews = (): Promise<number> =>
      filing.owner.caller
        .query<{ filing: { reviews: object[] } }>('query ($id: ID!) { filing(id: $id) { reviews { id } } }', {
          id: filing.id,
        })
        .then((answer) => answer.filing.reviews.length);
    await mouse.press(form.button(words.say('sms.resubmit')));
    await form.shows('RESULT');
    expect(await filing.state()).toBe('QUEUED');
    expect(await reviews()).toBe(1);
    await house.desk().authorityWorks();
    await mouse.press(form.button(words.say('step.SMS')));
    await form.shows('SMS');
    await form.root
      .getByRole('timer')
      .filter({ hasText: /23 小时/ })
      .waitFor();
  });

  test('is edited, and then reviewed once more', async () => {
    const { form, filing } = await lapses();
    await mouse.press(form.button(words.say('sms.edit')));
    // Until then the list leads to what was submitted.
    await form.shows('REVIEW');
    await form.opens('DETAILS');
    await form.shows('DETAILS');
    await mouse.write(form.text('subjectPerson.email'), 'xin@example.cn');
    await form.root.getByText(/^已自动保存/).waitFor();
    await submits(form);
    expect(await filing.state()).toBe('IN_REVIEW');
  });
});
