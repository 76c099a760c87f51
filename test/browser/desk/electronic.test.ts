import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import { commitmentOf, DRAWN, photographsCertificates, showsItself } from '../../testkit/electronic.ts';
import type { House } from '../journeys/support/house.ts';
import { looksAtEverything } from '../journeys/support/looks.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { accessibilityFaults, openDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse(
  (opened) => void ([house, browser] = opened),
  () => house.desk().provider.succeed('updateProvider', { photoKinds: null }),
);

describe('an electronic verification at the desk', { timeout: 150_000 }, () => {
  it.each([
    ['zh-CN', 'light', 1440],
    ['en', 'dark', 390],
  ] as const)(
    'stands under its pictures: which act, what was taken on the spot, and when it was signed (%s, %s, %i px)',
    async (locale, theme, width) => {
      const filing = await (await house.desk().applicant()).files(aCompany()).upTo('SAVE_DETAILS');
      await photographsCertificates(filing);
      const verificationId = await showsItself(filing);
      const { hash } = await commitmentOf(filing);
      await filing.owner.caller.succeed('signCommitment', { verificationId, hash, strokes: DRAWN });
      await filing.does('submitFiling');
      const { desk, words, page, record } = await openDesk(house, browser, { locale, theme, width, filing });
      await looksAtEverything(desk, words, mouse);
      const under = async (kind: 'SUBJECT_CERTIFICATE' | 'VERIFICATION_PHOTO' | 'VERIFICATION_FORM') => {
        await desk
          .getByRole('tab', { name: words.say(`material.${kind}`) })
          .first()
          .click();
        return desk.locator('jieru-desk-materials .facts');
      };
      await (await under('SUBJECT_CERTIFICATE')).getByText(words.say('electronic.onTheSpot')).waitFor();
      await (
        await under('VERIFICATION_PHOTO')
      )
        .getByText(words.say('electronic.act', { act: words.say('act.LOOK_STRAIGHT') }))
        .waitFor();
      await (await under('VERIFICATION_FORM')).getByText(hash.slice(0, 16)).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(record.complaints).toEqual([]);
      const folder = process.env['PICTURES'];
      if (folder)
        await desk.locator('jieru-desk-materials').screenshot({ path: `${folder}/electronic-${locale}.png` });
    },
  );
});
