import { describe, expect, test } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { Applicant } from '../../testkit/applicant.ts';
import { imports, importRow } from '../../process/support/path.ts';
import { aFiledSubject, type Filed } from '../../process/support/subjects.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { fillsInEverything } from './support/fills.ts';
import { orderOf } from './support/filing.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { asksForTheType } from './support/type-check.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

let unfiledSoFar = 0;
/** A name that nobody has filed. */
const unfiled = (): string => `weibeian-${process.pid}-${(unfiledSoFar += 1)}.cn`;

const zhejiang = (domains?: string[]): Promise<Filed> =>
  aFiledSubject(house.desk(), '330000', 'ENTERPRISE', domains ? { sites: [{ domains }] } : {});

/** Makes a subject one that this provider serves already, with its second site. */
const isServedFor = async (owner: Applicant, filed: Filed): Promise<void> => {
  await imports(house.desk(), [importRow(filed, filed.sites.slice(1), { applicantRef: owner.externalRef })]);
};

const says = (form: Form, text: string): Promise<void> => form.root.getByText(text).first().waitFor();

type Asked = { filed: Filed; typed?: { certificateNumber?: string; domains?: string[] } };
type Case = [
  name: string,
  heading: string,
  prepare: (owner: Applicant) => Promise<Asked>,
  way?: (form: Form, asked: Asked) => Promise<void>,
];

const changesTheEntries = async (form: Form): Promise<void> => {
  await mouse.press(form.button(words.say('type.changeInput')));
  await form.text('certificateNumber').waitFor();
  expect(await form.text('certificateNumber').inputValue()).not.toBe('');
};

const goesHome = async (form: Form): Promise<void> => {
  await mouse.press(
    form.root.locator('jieru-other-type').getByRole('button', { name: words.say('home.up') }),
  );
  await form.shows('HOME');
};

const CASES: readonly Case[] = [
  [
    'row 3, a domain of another subject, leads back to the entries',
    words.say('other.CONFLICT'),
    async () => {
      const [other, filed] = [await zhejiang(), await zhejiang()];
      return { filed, typed: { domains: other.type.domains } };
    },
    changesTheEntries,
  ],
  [
    'row 4, nothing to file, leads to the own filings',
    words.say('other.NOTHING_TO_FILE'),
    async (owner) => {
      const filed = await zhejiang();
      await isServedFor(owner, filed);
      return { filed, typed: { domains: filed.sites[1]?.domains ?? [] } };
    },
    goesHome,
  ],
  [
    'row 8, a new site of a subject filed here, leads to the own filings',
    words.say('other.NEW_SITE_HERE'),
    async (owner) => {
      const filed = await zhejiang();
      await isServedFor(owner, filed);
      return { filed, typed: { domains: [unfiled()] } };
    },
    goesHome,
  ],
  [
    'a subject of another account says where to go and reveals nothing',
    words.say('other.OTHER_ACCOUNT'),
    async () => {
      const filed = await zhejiang();
      await isServedFor(await anApplicant(house), filed);
      return { filed };
    },
    async (form, { filed }) => {
      expect(await form.root.textContent()).not.toContain(filed.member.subjectNumber);
      await changesTheEntries(form);
    },
  ],
  [
    'row 10, data unlike the filed data, shows the entries to be compared and the old certificate’s way',
    words.say('other.FIRST'),
    async () => ({
      filed: await zhejiang(),
      typed: { certificateNumber: '91350100M000100Y43', domains: [unfiled()] },
    }),
    async (form) => {
      await form.root.locator('jieru-other-type').getByText('91350100M000100Y43').waitFor();
      await form.root
        .getByText(/旧证件号码/)
        .first()
        .waitFor();
      await changesTheEntries(form);
    },
  ],
];

describe('the type check leaves nobody without a way on:', { timeout: 60_000 }, () => {
  test.each(CASES)('%s', async (_name, heading, prepare, way) => {
    const owner = await anApplicant(house);
    const asked = await prepare(owner);
    const { form, page } = await opensTheForm(house, browser, owner);
    // Whoever has something here comes home first.
    if ((await form.button(words.say('home.new')).count()) > 0)
      await mouse.press(form.button(words.say('home.new')));
    await asksForTheType(form, asked.filed, asked.typed);
    await says(form, heading);
    expect(await accessibilityFaults(page)).toEqual([]);
    await way?.(form, asked);
  });

  test('rows 7 and 9, which the registry cannot tell apart, are asked of the applicant', async () => {
    const filed = await zhejiang();
    const { form, page } = await opensTheForm(house, browser, await anApplicant(house));
    await asksForTheType(form, filed, { domains: [unfiled()] });
    await says(form, words.say('ask.why'));
    expect(await form.root.getByText(words.say('other.NEW_SITE_ELSEWHERE')).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    const answers = async (answer: 'ask.hasSite' | 'ask.noSite', heading: string): Promise<void> => {
      await mouse.tick(form.root.getByRole('radio', { name: words.say(answer) }));
      await mouse.press(form.button(words.say('ask.go')));
      await says(form, heading);
    };
    await answers('ask.noSite', words.say('other.SHELL_SUBJECT'));
    await mouse.press(form.button(words.say('type.changeInput')));
    await mouse.press(form.button(words.say('type.check')));
    await answers('ask.hasSite', words.say('other.NEW_SITE_ELSEWHERE'));
  });

  test('row 1, an open order of one’s own, is opened from there', async () => {
    const owner = await anApplicant(house);
    const served = await zhejiang();
    await isServedFor(owner, served);
    const filed = await zhejiang();
    await owner.files(filed).upTo('VERIFY_SERVER');
    const { form } = await opensTheForm(house, browser, owner);
    await mouse.press(form.button(words.say('home.new')));
    await asksForTheType(form, filed);
    await mouse.press(form.button(words.say('home.openOrder')));
    await form.shows('PASSWORD');
  });

  test('row 1, somebody else’s order, says what to send', async () => {
    const filed = await zhejiang();
    await (await anApplicant(house)).files(filed).upTo('START');
    const { form } = await opensTheForm(house, browser, await anApplicant(house));
    await asksForTheType(form, await zhejiang(), { domains: filed.type.domains });
    await form.root
      .getByText(/提交域名证书和证件材料/)
      .first()
      .waitFor();
    expect(await form.button(words.say('home.openOrder')).count()).toBe(0);
  });
});

describe('what the type check says of an access', { timeout: 60_000 }, () => {
  test('a suffix that takes no new filings is a warning and bars nothing', async () => {
    const filed = await zhejiang([`yanlian-${process.pid}.org`]);
    const { form, page } = await opensTheForm(house, browser, await anApplicant(house));
    await asksForTheType(form, filed);
    await says(form, words.say('type.warnings'));
    await form.root
      .getByText(/\.org 未获批复|未批复/)
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await mouse.press(form.button(words.say('type.start')));
    await form.shows('SERVER');
  });

  test('several domains of several websites start one order', async () => {
    const names = [1, 2, 3].map((nth) => `duoyu-${process.pid}-${nth}.cn`);
    const filed = await aFiledSubject(house.desk(), '330000', 'ENTERPRISE', {
      sites: [{ domains: names.slice(0, 2) }, { domains: names.slice(2) }],
    });
    const { form } = await opensTheForm(house, browser, await anApplicant(house));
    await asksForTheType(form, filed, { domains: names });
    // The warnings name the number too; what counts is that the second website was found.
    await form.root
      .locator('jieru-type-answer jieru-locked')
      .getByText(`${filed.member.subjectNumber}-2`)
      .waitFor();
    await mouse.press(form.button(words.say('type.start')));
    await form.shows('SERVER');
    expect(await form.root.locator('jieru-server-panel').count()).toBe(2);
  });

  test('a complaint of the server stands at its line, blank lines or not', async () => {
    const filed = await aFiledSubject(house.desk(), '110000', 'PERSONAL', { sites: [{}, {}] });
    const { form } = await opensTheForm(house, browser, await anApplicant(house));
    await asksForTheType(form, filed, { domains: ['', ...filed.sites.flatMap(({ domains }) => domains)] });
    await form.root.locator('jieru-domain-list [aria-invalid="true"]').first().waitFor();
    await form.root
      .getByText(/每个订单最多|一次最多|最多/)
      .first()
      .waitFor();
  });
});

describe('a record of the former platform', { timeout: 120_000 }, () => {
  test('is claimed with its password, and the access goes on as a continued one to its number', async () => {
    const filed = await zhejiang();
    await imports(house.desk(), [importRow(filed, filed.sites.slice(1))]);
    const owner = await anApplicant(house);
    const { form, page } = await opensTheForm(house, browser, owner);
    await asksForTheType(form, filed);
    await says(form, words.say('other.IMPORT_FIRST'));
    expect(await accessibilityFaults(page)).toEqual([]);
    const claim = form.root.locator('jieru-claim-form');
    const number = claim.getByRole('textbox', { name: words.say('claim.number') });
    const password = claim.getByRole('textbox', { name: words.field('password') });
    await mouse.press(claim.getByRole('button', { name: words.say('claim.do') }));
    await expect.poll(() => claim.locator('[aria-invalid="true"]').count()).toBe(2);
    await mouse.write(number, filed.member.subjectNumber);
    await mouse.write(password, 'not-the-one');
    await mouse.press(claim.getByRole('button', { name: words.say('claim.do') }));
    await expect.poll(() => password.getAttribute('aria-invalid')).toBe('true');
    await mouse.write(password, filed.member.password);
    await mouse.press(claim.getByRole('button', { name: words.say('claim.do') }));
    await says(form, words.say('kind.CONTINUED_ACCESS.what'));
    await mouse.press(form.button(words.say('type.start')));
    await form.shows('SERVER');
    await mouse.press(form.button(words.say('home.up')));
    await form.shows('HOME');
    await form.root
      .getByText(filed.sites[1]?.domains[0] ?? '')
      .first()
      .waitFor();
    await mouse.press(form.button(words.say('home.openOrder')));
    await fillsInEverything(form, filed);
    await (await orderOf(owner, filed)).goes('APPROVE');
    await says(form, words.say('approved.heading'));
  });
});
