import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aLegibleCompany, textOn } from '../../testkit/electronic.ts';
import type { Filing } from '../../testkit/filing.ts';
import { follows, photographs, reads, shootsEach, signed, signs } from '../journeys/support/electronic.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { wordsIn, type Locale } from '../journeys/support/words.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';
import { anApplicant, opensTheForm } from './support/stage.ts';

const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true } as const;
let house: House;
let browser: TestBrowser;

inAHouse(
  (opened) => void ([house, browser] = opened),
  () => house.desk().provider.succeed('updateProvider', { photoKinds: null }),
);

async function atThePapers(locale: Locale): Promise<{ filing: Filing; form: Form; page: Page }> {
  const owner = await anApplicant(house);
  const filing = await owner.files(aLegibleCompany()).upTo('SAVE_DETAILS');
  const { form, page } = await opensTheForm(house, browser, owner, { ...PHONE, locale });
  await form.shows('MATERIALS');
  await form.agrees('IDENTITY_PAPERS');
  return { filing, form, page };
}

describe('a company that files from a phone alone, without paper', { timeout: 240_000 }, () => {
  test('photographs, follows, signs with a finger, and is approved with a form that can be read', async () => {
    const { filing, form, page } = await atThePapers('zh-CN');
    await photographs(form);
    await form.next();
    await form.shows('PHOTO');
    await form.agrees('FACE');
    expect(await accessibilityFaults(page)).toEqual([]);
    await follows(form);
    await reads(form);
    await signs(form, page);
    await signed(form);
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.next();
    await form.shows('REVIEW');
    await form.agrees('AUTHORITY');
    await form.hands.press(form.button(form.words.say('review.submit')));
    await expect.poll(() => filing.state()).toBe('IN_REVIEW');
    const { services } = house.service();
    const [paper] = await services.database.prisma.material.findMany({
      where: { filingId: filing.id, kind: 'VERIFICATION_FORM', status: 'STORED' },
    });
    if (!paper) throw new Error('there is no form');
    const jpeg = await services.materials.attachment(paper);
    expect(jpeg.toString('base64').length).toBeLessThanOrEqual(150_000);
    const text = await textOn(jpeg);
    const { certificateNumber, domain } = filing.company.member;
    for (const printed of ['张演练', certificateNumber, domain]) expect(text).toContain(printed);
    filing.isAt('SUBMIT');
    await filing.goes('APPROVE');
    expect(await filing.state()).toBe('APPROVED');
  });

  test('may show a hand instead of turning the head, and sign by name, in English', async () => {
    const { filing, form } = await atThePapers('en');
    await photographs(form);
    await form.next();
    await form.shows('PHOTO');
    await form.agrees('FACE');
    const { words, hands } = form;
    await hands.press(form.button(words.say('electronic.live.hand')));
    await shootsEach(form);
    await form.root.getByText(wordsIn('en').say('electronic.sign.original'), { exact: true }).waitFor();
    await reads(form);
    await hands.press(form.button(words.say('electronic.sign.byName')));
    await hands.write(
      form.root.getByRole('textbox', { name: words.say('electronic.sign.name'), exact: true }),
      '张演练',
    );
    await hands.press(form.button(words.say('electronic.sign.button')));
    await signed(form);
    expect((await filing.stepOf('PHOTO')).status).toBe('DONE');
  });
});
