import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { codesOn } from '../../../server/reading/engine/codes.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { png } from '../journeys/support/papers.ts';
import { visit } from '../journeys/support/visit.ts';
import { wordsIn } from '../journeys/support/words.ts';
import { phone as phoneWords } from '../../../schema/messages/generated/phone.js';
import { accessibilityFaults } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';
import { accessibilityFaults as faultsOf } from '../../testkit/accessibility.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';

const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true } as const;

let house: House;
let browser: TestBrowser;
let form: Form;
let page: Page;
let filing: Filing;

inAHouse((opened) => void ([house, browser] = opened));

beforeEach(async () => {
  const owner = await anApplicant(house);
  filing = await owner.files(aCompany()).upTo('SAVE_DETAILS');
  ({ form, page } = await opensTheForm(house, browser, owner));
  await form.opens('MATERIALS');
  await form.shows('MATERIALS');
});

type Press = 'phone.yes' | 'phone.no' | 'phone.end' | 'phone.again';

const press = (name: Press): Promise<void> =>
  page
    .locator('jieru-phone-dialog')
    .getByRole('button', { name: words.say(name) })
    .click();

/** Opens the dialog; the address that its square code says, read as a camera does. */
async function scanned(): Promise<string> {
  await page.locator('jieru-phone-button').getByRole('button').click();
  const code = page.locator('jieru-square-code canvas');
  await code.waitFor();
  const { data, info } = await sharp(await code.screenshot())
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [read] = await codesOn({ data: new Uint8Array(data), width: info.width, height: info.height });
  return read ?? '';
}

async function opensOnAPhone(url: string): Promise<{ mobile: Page; onPhone: Form }> {
  const { page: mobile } = await visit(browser, PHONE);
  await mobile.goto(url);
  return { mobile, onPhone: new Form(mobile, wordsIn('zh-CN'), mouse) };
}

const digitsOn = async (mobile: Page): Promise<string> =>
  (await mobile.locator('.digits').textContent())?.trim() ?? '';

describe('the pictures of a filing', { timeout: 120_000 }, () => {
  test('are handed to a phone by a square code and the same digits, and appear on the first screen', async () => {
    const url = await scanned();
    expect(url).toMatch(/\/phone\/index\.html#[\w-]{32}$/);
    const { mobile, onPhone } = await opensOnAPhone(url);
    const digits = await digitsOn(mobile);
    expect(digits).toMatch(/^\d{4}$/);
    await page.locator('jieru-phone-dialog').getByText(digits, { exact: true }).waitFor();
    expect(await faultsOf(page, 'access-filing')).toEqual([]);
    await press('phone.yes');

    await onPhone.shows('MATERIALS');
    for (const step of ['TYPE', 'DETAILS', 'REVIEW'] as const)
      expect(await onPhone.item(step).count()).toBe(0);
    expect(await accessibilityFaults(mobile)).toEqual([]);
    await onPhone.agrees('IDENTITY_PAPERS');
    await onPhone.upload('SUBJECT_CERTIFICATE', await png());
    await onPhone.holds('SUBJECT_CERTIFICATE');
    const arrived = page.locator('jieru-phone-dialog li[data-slot=SUBJECT_CERTIFICATE]');
    await arrived.getByText(words.say('phone.here')).waitFor();

    // Loaded anew, the same phone goes on without asking.
    await mobile.reload();
    await onPhone.shows('MATERIALS');
    await onPhone.holds('SUBJECT_CERTIFICATE');

    await press('phone.end');
    await page.locator('jieru-phone-dialog').getByText(words.say('phone.over'), { exact: true }).waitFor();
    await mobile.reload();
    await mobile.getByRole('heading', { name: phoneWords['zh-CN']['over.heading'] }).waitFor();
  });

  test('are not given to a second phone, and the first screen can send the wrong one away', async () => {
    const url = await scanned();
    const { mobile } = await opensOnAPhone(url);
    await digitsOn(mobile);
    const { mobile: other } = await opensOnAPhone(url);
    await other.getByRole('heading', { name: phoneWords['zh-CN']['other.heading'] }).waitFor();
    expect(await faultsOf(other, 'main')).toEqual([]);
    await press('phone.no');
    await mobile.getByRole('heading', { name: phoneWords['zh-CN']['over.heading'] }).waitFor();
    await press('phone.again');
    await page.locator('jieru-square-code canvas').waitFor();
  });

  test('are all that the phone gets: no details, no form filled in, no other operation', async () => {
    const { captureLink, url } = (await filing.owner.caller.succeed('createCaptureLink', {
      filingId: filing.id,
    })) as unknown as {
      captureLink: { id: string };
      url: string;
    };
    const ask = async (phone?: string): Promise<{ status: number; said: Record<string, string> }> => {
      const response = await fetch(`${house.url}/phone/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ secret: url.split('#')[1], phone }),
      });
      return { status: response.status, said: (await response.json()) as Record<string, string> };
    };
    const first = await ask();
    expect(first).toMatchObject({ status: 202, said: { state: 'WAITING' } });
    const { code, phone } = first.said;
    const wrong = await filing.owner.caller.mutate('confirmCaptureLink', {
      linkId: captureLink.id,
      code: code === '0000' ? '0001' : '0000',
    });
    expect(wrong).toMatchObject({ issues: [{ code: 'CAPTURE_CODE_OTHER' }] });
    await filing.owner.caller.succeed('confirmCaptureLink', { linkId: captureLink.id, code });
    const { said } = await ask(phone);
    const { operations } = await import('../../../server/cli/operations.mjs').then(
      async ({ collectOperations }) => ({ operations: await collectOperations() }),
    );
    const hashOf = (name: string): string =>
      Object.entries(operations).find(([, text]) => text.includes(` ${name}(`))?.[0] ?? '';
    const run = async (name: string, variables: object): Promise<Record<string, unknown>> => {
      const response = await fetch(`${house.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${said['token']}` },
        body: JSON.stringify({
          operationName: name,
          variables,
          extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(name) } },
        }),
      });
      return (await response.json()) as Record<string, unknown>;
    };
    const { data } = (await run('Filing', { id: filing.id })) as {
      data: { filing: Record<string, unknown> };
    };
    expect(data.filing).toMatchObject({ id: filing.id, verificationFormUrl: null });
    expect((data.filing['steps'] as { key: string }[]).map(({ key }) => key)).toEqual(['MATERIALS', 'PHOTO']);
    const other = await filing.owner.files(aCompany()).upTo('START');
    expect(await run('Filing', { id: other.id })).toMatchObject({ data: { filing: null } });
    const refused = { errors: [{ extensions: { code: 'OPERATION_NOT_ALLOWED' } }] };
    expect(await run('FilingDetails', { id: filing.id })).toMatchObject(refused);
    expect(await run('SubmitFiling', { input: { filingId: filing.id, expectedVersion: 1 } })).toMatchObject(
      refused,
    );
    const audited = await house.service().services.database.prisma.auditEvent.findMany({
      where: { targetId: captureLink.id },
      orderBy: { at: 'asc' },
    });
    expect(audited.map(({ action }) => action)).toEqual(['CAPTURE_LINK_CREATED', 'CAPTURE_LINK_CONFIRMED']);
  });
});
