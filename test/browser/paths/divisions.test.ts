import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { wordsIn, type Locale } from '../journeys/support/words.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { anApplicant, opensTheForm } from './support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const MAILING = 'subject.mailingDivision';

type Held = { subject: { certificateDivision: string | null; mailingDivision: string | null } };
const held = async ({ owner, id }: Filing): Promise<Held['subject']> => {
  const { filing } = await owner.caller.query<{ filing: { details: Held } }>(
    'query ($id: ID!) { filing(id: $id) { details { subject { certificateDivision mailingDivision } } } }',
    { id },
  );
  return filing.details.subject;
};

type Stage = { filing: Filing; form: Form; page: Page };
async function atTheDetails(look: { locale: Locale; width: number }): Promise<Stage> {
  const owner = await anApplicant(house);
  const filing = await owner.files(aCompany()).upTo('VERIFY_PASSWORD');
  const { form, page } = await opensTheForm(house, browser, owner, look);
  await form.shows('DETAILS');
  await form.text('subject.mailingAddress').waitFor();
  return { filing, form, page };
}

/** City or county of an address, in the group that bears the address’s name. */
const list = ({ form }: Stage, path: string, field: 'city' | 'county') =>
  form.root
    .getByRole('group', { name: form.words.field(path), exact: true })
    .getByRole('combobox', { name: form.words.field(field), exact: true });

const chosen = (stage: Stage, path: string, field: 'city' | 'county'): Promise<string> =>
  list(stage, path, field).evaluate(
    (select) => (select as HTMLSelectElement).selectedOptions[0]?.text.trim() ?? '',
  );

describe.each([
  { locale: 'zh-CN', width: 1200, other: '地址写的是宁波市', province: '地址在广东省' },
  { locale: 'en', width: 390, other: 'The address names 宁波市', province: 'The address is in Guangdong' },
] as const)('the divisions of the addresses in $locale, $width px wide', { timeout: 120_000 }, (look) => {
  test('begin as the type check says, are chosen by name, and are told apart from the street', async () => {
    const stage = await atTheDetails(look);
    const { form, filing, page } = stage;
    for (const path of ['subject.certificateDivision', MAILING])
      expect([await chosen(stage, path, 'city'), await chosen(stage, path, 'county')]).toEqual([
        form.words.place('杭州市'),
        form.words.place('西湖区'),
      ]);

    // Another city: its county is still to be chosen, which is said once the lists are left.
    await list(stage, MAILING, 'city').focus();
    await mouse.choose(list(stage, MAILING, 'city'), form.words.place('宁波市'));
    expect(await form.problems.count()).toBe(0);
    await mouse.write(form.text('subject.mailingAddress'), '演练路1号');
    await expect.poll(() => form.problems.count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);

    await mouse.choose(list(stage, MAILING, 'county'), form.words.place('海曙区'));
    await expect.poll(() => form.problems.count()).toBe(0);
    await expect.poll(async () => (await held(filing)).mailingDivision).toBe('330203');
    expect((await held(filing)).certificateDivision).toBe('330106');

    const address = form.text('subject.certificateAddress');
    await mouse.write(address, '宁波市海曙区演练路1号');
    await address.blur();
    await form.root.getByText(look.other).waitFor();
    await mouse.write(address, '深圳市南山区科技园1号');
    await address.blur();
    await form.root.getByText(look.province).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await mouse.write(address, '深圳路1号');
    await address.blur();
    await expect.poll(() => form.problems.count()).toBe(0);
  });
});

describe('the divisions of the addresses by keyboard', { timeout: 120_000 }, () => {
  test('are reached by Tab between the fields, and chosen with the arrows', async () => {
    const stage = await atTheDetails({ locale: 'zh-CN', width: 1200 });
    const { form, page, filing } = stage;
    const words = wordsIn('zh-CN');
    await form.text('subject.certificateAddress').focus();
    const reached: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          let at = document.activeElement;
          while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          return at?.tagName ?? '';
        }),
      );
      if (i === 1) await page.keyboard.press('ArrowUp');
    }
    expect(reached).toEqual(['SELECT', 'SELECT', 'INPUT']);
    expect(await chosen(stage, MAILING, 'county')).not.toBe('西湖区');
    await form.text('subject.mailingAddress').fill('演练路1号');
    await form.root.getByText(words.beginning('save.saved')).first().waitFor();
    await expect.poll(async () => (await held(filing)).mailingDivision).toBe('330105');
  });
});
