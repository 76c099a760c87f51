import { expect, test } from 'vitest';
import { refused } from '../../../server/rehearsal/authority/brain/verdict.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aFiledSubject } from '../../process/support/subjects.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { isPutInOrder } from './support/authority.ts';
import { bringsPapersAndPhoto, fillsDetails, givesThePassword, submits } from './support/fills.ts';
import { orderOf } from './support/filing.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { asksForTheType } from './support/type-check.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const REFUSED = 6;
const REASON = '网站无法打开，请整改后重新提交';

test(
  'ten websites in one order have servers, papers and results of their own, and one is refused',
  { timeout: 420_000 },
  async () => {
    const filed = await aFiledSubject(house.desk(), '330000', 'ENTERPRISE', {
      sites: Array.from({ length: 10 }, (_, index) =>
        index === REFUSED ? { verdict: refused(1002, REASON) } : {},
      ),
    });
    const domains = filed.sites.flatMap((site) => site.domains);
    const owner = await anApplicant(house);
    const second = await owner.registersServer();
    const { form, page } = await opensTheForm(house, browser, owner);
    await asksForTheType(form, filed, { domains });
    await mouse.press(form.button(words.say('type.start')));

    // One server holds five websites: the first five are given one, the others the second.
    await form.shows('SERVER');
    const panels = form.root.locator('jieru-server-panel');
    await panels.first().getByRole('radio').first().waitFor();
    expect(await panels.count()).toBe(10);
    const other = await panels.first().locator(`input[value="${second}"]`).count();
    expect(other).toBe(1);
    const first = panels.first().locator(`input:not([value="${second}"])`).first();
    await first.click();
    await mouse.press(panels.first().getByRole('button', { name: words.say('server.same') }));
    expect(await panels.nth(4).locator('input:checked').count()).toBe(1);
    expect(await panels.nth(5).locator('input:checked').count()).toBe(0);
    await panels.nth(5).locator(`input[value="${second}"]`).click();
    await mouse.press(panels.nth(5).getByRole('button', { name: words.say('server.same') }));
    expect(await panels.nth(9).locator('input:checked').count()).toBe(1);
    expect(await panels.nth(0).locator(`input[value="${second}"]`).isChecked()).toBe(false);
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.next();
    await givesThePassword(form, filed);

    // What the first website has in common with the others is taken over; homepages are their own.
    await fillsDetails(form, filed);
    for (const [index, domain] of domains.entries()) {
      const place = `websites.${index}`;
      if (index > 0) await mouse.press(form.button([words.say('details.takeOver'), domain].join(' · ')));
      await mouse.write(form.root.locator(`[path="${place}.homepageUrl"] input`), `www.${domain}`);
    }
    await form.next();
    await bringsPapersAndPhoto(form);
    await submits(form);

    const filing = await orderOf(owner, filed);
    await filing.goes('APPROVE');
    await form.root.getByText(words.say('approved.heading')).first().waitFor();
    await form.root.getByText(words.say('refused.inPart')).first().waitFor();
    await form.root.getByText(REASON).first().waitFor();
    expect(await form.root.locator('jieru-approved-panel .number').count()).toBe(9);

    // The refused one is continued from home once it is in order.
    await isPutInOrder(house, filed);
    await mouse.press(form.button(words.say('home.up')));
    await mouse.press(form.button(words.say('home.continue')));
    await mouse.write(form.text('domains'), domains[REFUSED] ?? '');
    await mouse.press(form.button(words.say('home.continueBegin')));
    await form.shows('SERVER');
    expect(await panels.count()).toBe(1);
  },
);
