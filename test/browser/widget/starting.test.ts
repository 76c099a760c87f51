import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { House } from '../journeys/support/house.ts';
import { anApplicant, opensTheForm } from '../paths/support/stage.ts';
import { wordsIn } from '../journeys/support/words.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

async function atTheDetails(): Promise<Page> {
  const owner = await anApplicant(house);
  await owner.files(aCompany()).upTo('VERIFY_PASSWORD');
  const { page } = await opensTheForm(house, browser, owner);
  return page;
}

/** What a framework does with the element, as a page's script. */
type Host = HTMLElement & {
  endpoint: string;
  publishableKey: string;
  fetchSession: (() => Promise<string>) | null;
};

describe('the form begins', { timeout: 60_000 }, () => {
  it('where the session comes right after the element was put into the page', async () => {
    const page = await atTheDetails();
    await page.evaluate(() => {
      const old = document.querySelector<Host>('access-filing');
      if (!old) throw new Error('no form');
      const another = old.cloneNode() as Host;
      const { endpoint, publishableKey, fetchSession } = old;
      old.replaceWith(another);
      Object.assign(another, { endpoint, publishableKey, fetchSession });
    });
    await page.locator('access-filing').getByRole('heading', { level: 2 }).waitFor();
  });

  it('where the session was there before the element was known', async () => {
    const page = await atTheDetails();
    const begun = await page.evaluate(async () => {
      const old = document.querySelector<Host>('access-filing');
      if (!old) throw new Error('no form');
      const another = document.createElement('access-filing-to-be') as Host;
      const { endpoint, publishableKey, fetchSession } = old;
      Object.assign(another, { endpoint, publishableKey, fetchSession });
      old.replaceWith(another);
      const Form = customElements.get('access-filing');
      if (!Form) throw new Error('no element');
      customElements.define('access-filing-to-be', class extends Form {});
      for (let turn = 0; turn < 200; turn += 1) {
        const form = another.shadowRoot?.querySelector('jieru-form');
        if (form?.shadowRoot?.querySelector('h2')) return true;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return false;
    });
    expect(begun).toBe(true);
  });

  it('beside a desk on the same page, each saying its own words', async () => {
    const page = await atTheDetails();
    // Each brings a Lit of its own, as a host's may be one more: the guide says which word the policy needs then.
    await page.route('**/demo/index.html*', async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': policy = '', ...headers } = response.headers();
      const both = policy.replace('trusted-types lit-html', "trusted-types lit-html 'allow-duplicates'");
      await route.fulfill({ response, headers: { ...headers, 'content-security-policy': both } });
    });
    await page.reload();
    await page.locator('access-filing h2').waitFor();
    // As text: the test's own bundler would take the import for one of its own.
    await page.evaluate("import('/widget/filing-desk.js')");
    await page.evaluate(() => {
      const { endpoint, publishableKey } = document.querySelector<Host>('access-filing') ?? {};
      const desk = document.createElement('filing-desk') as unknown as Host;
      const fetchSession = (): Promise<string> => fetch('/demo/staff-session').then((one) => one.text());
      Object.assign(desk, { endpoint, publishableKey, fetchSession });
      document.body.append(desk);
    });
    const { say } = wordsIn('zh-CN');
    await page
      .locator('filing-desk')
      .getByRole('tablist', { name: say('tabs.label') })
      .waitFor();
    await page
      .locator('access-filing')
      .getByRole('button', { name: say('home.up') })
      .click();
    await page
      .locator('access-filing')
      .getByRole('heading', { level: 2, name: say('step.HOME.title') })
      .waitFor();
  });

  it('once: another function for the session at each render begins nothing anew and loses nothing', async () => {
    const page = await atTheDetails();
    const address = page.getByLabel('通讯地址');
    await address.fill('浙江省杭州市西湖区示例路7号');
    const asked = await page.evaluate(async () => {
      const form = document.querySelector<Host>('access-filing');
      const first = form?.fetchSession;
      if (!form || !first) throw new Error('no form');
      let count = 0;
      for (let render = 0; render < 5; render += 1) {
        form.fetchSession = () => ((count += 1), first());
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return count;
    });
    expect(asked).toBe(0);
    expect(await address.inputValue()).toBe('浙江省杭州市西湖区示例路7号');
  });
});
