import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { Caller } from '../../testkit/caller.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus } from '../journeys/support/keyboard.ts';
import { aFilingInReview, announced, openDesk, opens, putAnother, reviewsOf } from '../kit/desk.ts';
import type { OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

/** A lead who takes a filing from whoever has it open: nobody else could decide about it meanwhile. */
const takenOverBy = async (name: string, filing: Filing): Promise<Caller> => {
  const lead = await house.desk().reviewer(name, ['LEAD']);
  await lead.succeed('claimFiling', { filingId: filing.id, takeOver: true });
  return lead;
};

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

describe('a decision that comes too late', () => {
  it.each([
    {
      because: 'another reviewer has passed the filing',
      heading: 'state.heading',
      meanwhile: [['passReview', {}]],
      state: 'QUEUED',
    },
    {
      because: 'the filing has changed, though it stands where it stood',
      heading: 'conflict.heading',
      meanwhile: [
        ['requestOriginals', { requested: '核验单原件', copies: 1 }],
        ['receiveOriginals', {}],
      ],
      state: 'IN_REVIEW',
    },
  ] as const)('is not carried out when $because; the remarks stay', async ({ heading, meanwhile, state }) => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    const { desk, words, page } = open;
    // The desk learns nothing of what others do until it has sent its own decision.
    let deaf = false;
    await page.route('**/graphql', (route) => {
      const sent = route.request().postData() ?? '';
      if (sent.includes('ReturnFiling')) deaf = false;
      const stream = sent.includes('DeskFilingUpdated');
      return stream || (deaf && sent.includes('DeskFiling')) ? route.abort() : route.continue();
    });
    await page.reload();
    await desk.getByRole('heading', { name: words.say('data.heading') }).waitFor();
    deaf = true;
    const what = words.field('subject.mailingAddress');
    await writeRemark(open, what, '请写到门牌号。');
    const other = await takenOverBy('李审核', filing);
    await filing.isSeenBy(other);
    for (const [mutation, input] of meanwhile) await filing.does(mutation, input, other);
    const before = await reviewsOf(filing);
    await press(open, words.say('act.returnCount', { count: 1 }));
    await confirm(open, words.say('return.heading'), words.say('act.return'));
    const notice = desk.locator('jieru-desk-filing jieru-notice').first();
    await notice.getByText(words.say(heading)).waitFor();
    await notice.getByText('李审核').waitFor();
    await expect.poll(() => announced(desk)).toContain(words.say(heading));
    // What can no longer be sent is there to be read, and to be written on where it can.
    const tray = desk.locator('jieru-desk-tray');
    const field = tray.getByRole('textbox', { name: words.say('remark.label', { what }) });
    if (state === 'IN_REVIEW') expect(await field.inputValue()).toBe('请写到门牌号。');
    else await tray.getByText('请写到门牌号。', { exact: true }).waitFor();
    expect(await filing.state()).toBe(state);
    expect(await reviewsOf(filing)).toEqual(before);
  });

  it('is told at once when somebody else decides while the filing is open', async () => {
    const filing = await aFilingInReview(house);
    const { desk, words } = await openDesk(house, browser, { filing });
    await filing.isPassedBy(await takenOverBy('赵审核', filing));
    await desk.getByText(words.say('moved.heading')).first().waitFor();
    await expect.poll(() => announced(desk)).toContain(words.say('moved.heading'));
    expect(await desk.getByRole('button', { name: words.say('act.pass'), exact: true }).count()).toBe(0);
  });
});

describe('a review by somebody else', () => {
  it('is told even where it leaves the filing as it stood', async () => {
    const filing = await aFilingInReview(house);
    const { desk, words } = await openDesk(house, browser, { filing });
    const other = await takenOverBy('孙审核', filing);
    await filing.does('requestOriginals', { requested: '核验单原件', copies: 1 }, other);
    await filing.does('receiveOriginals', {}, other);
    const notice = desk.locator('jieru-desk-filing jieru-notice').first();
    await notice.getByText('孙审核').waitFor();
    await desk.getByRole('button', { name: words.say('act.pass'), exact: true }).waitFor();
  });
});

describe('what was typed', () => {
  it('outlives a network that goes away, and the decision is then carried out once', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    const { desk, words, context } = open;
    const what = words.field('subject.mailingAddress');
    await writeRemark(open, what, '请写到门牌号。');
    await press(open, words.say('act.returnCount', { count: 1 }));
    await context.setOffline(true);
    await confirm(open, words.say('return.heading'), words.say('act.return'));
    await desk.getByText(words.say('desk.offline')).waitFor();
    await context.setOffline(false);
    await desk.getByText(words.say('done.RETURN')).first().waitFor();
    expect((await reviewsOf(filing)).map(({ remarks }) => remarks.length)).toEqual([1]);
  });

  it('outlives a session that ends', async () => {
    const filing = await aFilingInReview(house);
    const { services } = house.service();
    const sessionFrom = (now: Date) =>
      services.sessions.mintStaff(services.database.prisma, {
        tenant: house.desk().tenant,
        externalRef: 'tired',
        displayName: '钱审核',
        now,
      });
    const nearlyOver = await sessionFrom(new Date(Date.now() - 29.5 * 60_000));
    const open = await openDesk(house, browser, { filing });
    const { desk, words, page } = open;
    let alive = true;
    await page.route('**/demo/staff-session', (route) =>
      alive ? route.fulfill({ body: nearlyOver.token }) : route.fulfill({ status: 503 }),
    );
    await putAnother(page);
    await desk.getByRole('heading', { name: words.say('data.heading') }).waitFor();
    const what = words.field('subject.mailingAddress');
    await writeRemark(open, what, '请写到门牌号。');
    alive = false;
    await press(open, words.say('act.returnCount', { count: 1 }));
    await confirm(open, words.say('return.heading'), words.say('act.return'));
    await desk.getByText(words.say('desk.offline')).waitFor();
    await page.unroute('**/demo/staff-session');
    // The same person signed in anew: what is claimed stays theirs.
    const { token } = await sessionFrom(new Date());
    await page.route('**/demo/staff-session', (route) => route.fulfill({ body: token }));
    await desk.getByText(words.say('done.RETURN')).first().waitFor();
    expect((await reviewsOf(filing))[0]?.remarks[0]?.message).toBe('请写到门牌号。');
  });

  it('stays with its filing while others are looked at', async () => {
    const [one, other] = [await aFilingInReview(house), await aFilingInReview(house)];
    const open = await openDesk(house, browser, { filing: one });
    const { desk, words } = open;
    const what = words.field('subject.mailingAddress');
    await writeRemark(open, what, '请写到门牌号。');
    await opens(open, other);
    expect(await desk.getByText('请写到门牌号。').count()).toBe(0);
    await opens(open, one);
    await desk.locator('jieru-desk-data').getByText('请写到门牌号。').waitFor();
  });
});
