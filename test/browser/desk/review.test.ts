import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus } from '../journeys/support/keyboard.ts';
import { looksAtEverything } from '../journeys/support/looks.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { aFilingInReview, announced, openDesk, reviewsOf } from '../kit/desk.ts';
import type { OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const press = ({ desk }: OpenDesk, name: string): Promise<void> =>
  desk.getByRole('button', { name, exact: true }).click();

/** Presses a button of the dialog, which stands in its slot and so not inside the native element. */
const confirm = async ({ desk }: OpenDesk, heading: string, action: string): Promise<void> => {
  await desk.getByRole('dialog', { name: heading }).waitFor();
  await desk.locator('jieru-dialog[open]').getByRole('button', { name: action, exact: true }).click();
};

const writeRemark = async (open: OpenDesk, what: string, message: string): Promise<void> => {
  await press(open, open.words.say('remark.on', { what }));
  const field = open.desk.getByRole('textbox', { name: open.words.say('remark.label', { what }) });
  await expect.poll(() => hasFocus(field)).toBe(true);
  await field.fill(message);
};

const passIn = async (open: OpenDesk): Promise<void> => {
  const { words } = open;
  await looksAtEverything(open.desk, words, mouse);
  await press(open, words.say('act.pass'));
  await confirm(open, words.say('pass.heading'), words.say('act.pass'));
};

describe('a return', () => {
  it('brings the remarks on fields, papers and the whole to the applicant’s API', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    const { desk, words } = open;
    const address = words.field('subject.mailingAddress');
    await writeRemark(open, address, '请写到门牌号。');
    await desk.getByRole('tab', { name: words.say('material.VERIFICATION_FORM') }).click();
    await writeRemark(open, words.say('material.VERIFICATION_FORM'), '缺少签字。');
    await press(open, words.say('remark.general'));
    const phrases = desk.getByRole('combobox', {
      name: words.say('remark.phraseFor', { what: words.say('remark.whole') }),
    });
    await phrases.selectOption('DOMAIN_NOT_REAL_NAME');
    await press(open, words.say('act.returnCount', { count: 3 }));
    await confirm(open, words.say('return.heading'), words.say('act.return'));
    await desk.getByText(words.say('done.RETURN')).first().waitFor();
    const [review] = await reviewsOf(filing);
    expect(review?.decision).toBe('RETURN');
    expect(review?.remarks).toEqual([
      { path: ['subject', 'mailingAddress'], message: '请写到门牌号。' },
      { path: ['materials', 'VERIFICATION_FORM', filing.websiteId], message: '缺少签字。' },
      { path: [], message: expect.stringContaining('实名认证') as string },
    ]);
    expect((await filing.stepOf('DETAILS')).issues.map(({ code }) => code)).toContain('REVIEW_REMARK');
    expect((await filing.stepOf('MATERIALS')).issues.map(({ code }) => code)).toContain('REVIEW_REMARK');
    expect(open.record.complaints).toEqual([]);
  });

  it('without any remark leads to one instead', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    const { desk, words } = open;
    await press(open, words.say('act.return'));
    const field = desk.getByRole('textbox', {
      name: words.say('remark.label', { what: words.say('remark.whole') }),
    });
    await expect.poll(() => hasFocus(field)).toBe(true);
    expect(await announced(desk)).toContain(words.say('return.none'));
    expect(await filing.state()).toBe('IN_REVIEW');
  });

  it('shows its remarks beside the fields when the filing comes back', async () => {
    const filing = await aFilingInReview(house);
    const remarks = [{ path: ['subjectPerson', 'mobile'], message: '号码打不通。' }];
    await filing.does('returnFiling', { remarks }, await house.desk().reviewer('李审核'));
    await filing.does('resubmitFiling');
    const { desk, words } = await openDesk(house, browser, { filing });
    await desk
      .locator('jieru-desk-data')
      .getByText(words.say('remark.before', { message: '号码打不通。' }))
      .waitFor();
    await desk.locator('jieru-desk-records').getByText('李审核').first().waitFor();
  });
});

describe('a pass', () => {
  it('asks once more, queues the filing and offers the next one', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    await open.page.evaluate(() => {
      document.addEventListener('jieru-desk-decided', (event) => {
        document.body.dataset['decided'] = JSON.stringify((event as CustomEvent).detail);
      });
    });
    await passIn(open);
    await open.desk.getByText(open.words.say('done.PASS')).first().waitFor();
    expect(JSON.parse(await open.page.evaluate(() => document.body.dataset['decided'] ?? '{}'))).toEqual({
      filingId: filing.id,
      decision: 'PASS',
      state: 'QUEUED',
    });
    expect(await filing.state()).toBe('QUEUED');
    await expect.poll(() => announced(open.desk)).toContain(open.words.say('done.PASS'));
    expect(
      await open.desk.getByRole('button', { name: open.words.say('act.pass'), exact: true }).count(),
    ).toBe(0);
  });

  it('does nothing when it is not confirmed', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    await press(open, open.words.say('act.pass'));
    await open.desk.getByRole('dialog').waitFor();
    await open.page.keyboard.press('Escape');
    await open.desk.getByRole('dialog').waitFor({ state: 'hidden' });
    // Escape closed the dialog and not the filing behind it.
    await open.desk.getByRole('heading', { name: open.words.say('data.heading') }).waitFor();
    expect(await filing.state()).toBe('IN_REVIEW');
  });
});

describe('originals', () => {
  it('are asked for and received', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    const { desk, words } = open;
    await press(open, words.say('act.originals'));
    await confirm(open, words.say('originals.heading'), words.say('originals.send'));
    await desk.getByText(words.say('originals.none')).first().waitFor();
    await desk.getByRole('textbox', { name: words.say('originals.what') }).fill('核验单原件');
    await desk.getByRole('combobox', { name: words.say('originals.copies') }).selectOption('2');
    await confirm(open, words.say('originals.heading'), words.say('originals.send'));
    await desk.getByText(words.say('done.REQUEST_ORIGINALS')).first().waitFor();
    expect(await filing.state()).toBe('AWAITING_ORIGINALS');
    await filing.does('recordShipment', { courier: '顺丰', trackingNumber: 'SF1234567890' });
    // The number arrives by itself.
    await desk.getByText('SF1234567890').waitFor();
    await press(open, words.say('act.receive'));
    await confirm(open, words.say('receive.heading'), words.say('act.receive'));
    await desk.getByText(words.say('done.RECEIVE_ORIGINALS')).first().waitFor();
    expect(await filing.state()).toBe('IN_REVIEW');
  });
});

describe('personal data', () => {
  it('is masked until it is asked for, and every look is recorded', async () => {
    const filing = await aFilingInReview(house);
    const { desk, words } = await openDesk(house, browser, { filing });
    const data = desk.locator('jieru-desk-data');
    const { phone, certificateNumber } = filing.company.member;
    const grouped = (text: string): string => text.replaceAll(' ', '');
    const shown = async (): Promise<string> =>
      grouped((await data.locator('dd').allTextContents()).join('\n'));
    await expect.poll(shown).toContain(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
    expect(await shown()).not.toContain(phone);
    expect(await shown()).not.toContain(certificateNumber);
    await desk.getByRole('checkbox', { name: words.say('filing.personal') }).check();
    await expect.poll(shown).toContain(phone);
    expect(await shown()).toContain(certificateNumber);
    const looks = await house.service().services.database.prisma.auditEvent.count({
      where: { action: 'PERSONAL_DATA_REVEALED', targetId: filing.id },
    });
    expect(looks).toBe(1);
    await desk.getByRole('checkbox', { name: words.say('filing.personal') }).uncheck();
    await expect.poll(shown).not.toContain(phone);
  });
});
