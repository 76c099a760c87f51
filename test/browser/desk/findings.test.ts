import { describe, expect, it } from 'vitest';
import { aCompanyOfItsOwn } from '../../process/support/planted-faults.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { openDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

/** Where something is remarked. */
const REMARKED = ['subject.mailingAddress', 'subject.certificateAddress'] as const;

describe('the question whether a filing passes', () => {
  it.each([
    { findings: 0, remarks: 0 },
    { findings: 1, remarks: 1 },
    { findings: 2, remarks: 2 },
  ])('warns of $findings findings of the checks and $remarks remarks', async ({ findings, remarks }) => {
    const filing = await (await house.desk().applicant()).files(aCompanyOfItsOwn()).upTo('SUBMIT');
    const { prisma } = house.service().services.database;
    // What was in order when it was submitted need not be when it is reviewed.
    const { websites } = await prisma.filing.findUniqueOrThrow({
      where: { id: filing.id },
      select: { websites: { select: { serverId: true } } },
    });
    if (findings > 0)
      await prisma.server.update({
        where: { id: websites[0]?.serverId ?? '' },
        data: { expiresAt: new Date('2020-01-01T00:00:00Z') },
      });
    if (findings > 1)
      await prisma.filing.update({ where: { id: filing.id }, data: { passwordVerifiedAt: null } });
    const { desk, words } = await openDesk(house, browser, { filing });
    for (const what of REMARKED.slice(0, remarks).map((field) => words.field(field))) {
      await desk.getByRole('button', { name: words.say('remark.on', { what }) }).click();
      await desk.getByRole('textbox', { name: words.say('remark.label', { what }) }).fill('请核对。');
    }
    await desk.getByRole('button', { name: words.say('act.pass'), exact: true }).click();
    const dialog = desk.locator('jieru-dialog[open]');
    await desk.getByRole('dialog', { name: words.say('pass.heading') }).waitFor();
    const risks = dialog.getByRole('list', { name: words.say('risk.heading') });
    await expect.poll(() => risks.getByRole('listitem').count()).toBe(findings);
    const reason = desk.getByRole('textbox', { name: words.say('pass.reason') });
    expect(await reason.count(), 'each speaks against a pass').toBe(findings > 0 ? 1 : 0);
    const warned = await dialog.locator('jieru-notice[tone=warn]').allTextContents();
    expect(warned.map((text) => text.trim())).toEqual([
      ...(remarks > 0 ? [words.say('pass.remarks', { count: remarks })] : []),
    ]);
  });
});
