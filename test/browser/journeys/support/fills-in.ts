import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import { README_COMPANY as COMPANY } from './company.ts';
import { describedBy } from './described.ts';
import type { Form } from './form.ts';
import { hasFocus } from './keyboard.ts';
import { brokenJpeg, jpegWithExif, noPicture, png, portrait } from './papers.ts';

/** A field complains: in words below it, in its state, and to a screen reader. */
async function complains(field: Locator, message: string): Promise<void> {
  await expect.poll(() => describedBy(field)).toContain(message);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
}

/** The focus went to the field, and a live region said so. */
async function leadsTo(form: Form, field: Locator, spoken: string): Promise<void> {
  await form.alert.getByText(spoken, { exact: true }).waitFor({ state: 'attached' });
  await expect.poll(() => hasFocus(field)).toBe(true);
}

/** Step 1: first nothing, then what the README says. */
export async function findsTheType(form: Form): Promise<void> {
  const { words, hands } = form;
  await form.shows('TYPE');
  // While it loads the list of provinces cannot take the focus.
  await form.list('province').locator('option').nth(1).waitFor({ state: 'attached' });
  await hands.press(form.button(words.say('type.check')));
  await leadsTo(form, form.list('province'), words.say('summary.heading', { count: 5 }));
  await complains(form.list('province'), words.issue('REQUIRED', 'province'));
  await complains(form.text('domains'), words.issue('REQUIRED', 'domains'));
  await form.fillsType();
  await hands.press(form.button(words.say('type.check')));
  await form.root.getByText(words.say('type.possible'), { exact: true }).first().waitFor();
  await form.root.getByText(COMPANY.subjectNumber, { exact: true }).waitFor();
  await hands.press(form.button(words.say('type.start')));
}

/** Step 2: first a server abroad, then one that can be filed on. */
export async function namesTheServer(form: Form): Promise<void> {
  const { hands } = form;
  await form.shows('SERVER');
  const servers = form.root.getByRole('radiogroup');
  await hands.tick(servers.getByRole('radio', { name: 'demo-hongkong' }));
  await form.next();
  await expect.poll(() => servers.getAttribute('aria-invalid')).toBe('true');
  expect(await describedBy(servers)).toMatch(/中国内地|mainland/);
  await hands.tick(servers.getByRole('radio', { name: 'demo-hangzhou-1' }));
  await form.next();
}

/** Step 3: first a wrong password, then the right one. */
export async function provesThePassword(form: Form): Promise<void> {
  const { hands } = form;
  await form.shows('PASSWORD');
  const field = form.text('password');
  await hands.write(field, 'not-the-password');
  await form.next();
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
  const message = (await form.alert.textContent())?.trim() ?? '';
  expect(message).not.toBe('');
  await complains(field, message);
  await leadsTo(form, field, message);
  await hands.write(field, COMPANY.password);
  await form.next();
}

/** Step 4: first values that cannot be right, then those of the filing. */
export async function fillsInDetails(form: Form): Promise<void> {
  const { words, hands } = form;
  await form.shows('DETAILS');
  await form.fillsDetails({
    ...COMPANY,
    address: '江苏省南京市玄武区示例路1号',
    certificate: '330106199001010001',
    mobile: '12345',
    email: 'beian@',
  });
  await form.next();
  const first = form.text('subject.certificateAddress');
  await form.problems.first().waitFor();
  await expect.poll(() => hasFocus(first)).toBe(true);
  expect(await form.alert.textContent()).toBe(
    words.say('summary.heading', { count: await form.problems.count() }),
  );
  for (const path of [
    'subject.certificateAddress',
    'subjectPerson.certificateNumber',
    'subjectPerson.mobile',
    'subjectPerson.email',
  ])
    expect(await form.text(path).getAttribute('aria-invalid')).toBe('true');
  await hands.write(first, COMPANY.address);
  await hands.write(form.text('subject.mailingAddress'), COMPANY.address);
  await hands.write(form.text('subject.legalRepresentativeCertificateNumber'), COMPANY.certificate);
  await hands.write(form.text('subjectPerson.certificateNumber'), COMPANY.certificate);
  await hands.write(form.text('subjectPerson.mobile'), COMPANY.mobile);
  await hands.write(form.text('subjectPerson.email'), COMPANY.email);
  await expect.poll(() => form.problems.count()).toBe(0);
  await form.next();
}

/** Step 5: first files that are no pictures, then the papers, one of them slowly. */
export async function bringsPapers(form: Form): Promise<void> {
  const { words, hands } = form;
  await form.shows('MATERIALS');
  await form.agrees('IDENTITY_PAPERS');
  const licence = form.paper('SUBJECT_CERTIFICATE');
  await hands.give(form.picker('SUBJECT_CERTIFICATE'), noPicture);
  await licence.getByText(words.issue('MATERIAL_TYPE', 'file')).waitFor();
  const [sent] = await Promise.all([
    form.page.waitForResponse((response) => response.request().method() === 'PUT'),
    hands.give(form.picker('SUBJECT_CERTIFICATE'), brokenJpeg),
  ]);
  expect(sent.status()).toBe(422);
  await licence.getByText(words.issue('MATERIAL_BROKEN', 'file')).waitFor();
  await form.slowly(async () => {
    await hands.give(form.picker('SUBJECT_CERTIFICATE'), await jpegWithExif());
    const ring = licence.getByRole('progressbar');
    await ring.waitFor();
    await expect.poll(async () => Number(await ring.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  });
  await form.holds('SUBJECT_CERTIFICATE');
  await form.upload('SUBJECT_PERSON_CERTIFICATE_FRONT', await png());
  await form.upload('SUBJECT_PERSON_CERTIFICATE_BACK', await png());
  await form.upload('VERIFICATION_FORM', await jpegWithExif());
  await form.next();
}

/** Step 6: consent, a photo as a file, and another with the camera. */
export async function bringsThePhoto(form: Form): Promise<void> {
  const { words, hands } = form;
  await form.shows('PHOTO');
  await form.agrees('FACE');
  await form.upload('VERIFICATION_PHOTO', await portrait());
  const before = await form.paper('VERIFICATION_PHOTO').getByRole('img').getAttribute('src');
  await hands.press(form.button(words.say('photo.camera')));
  // Behind an open dialog nothing else can be reached.
  await form.root.getByRole('dialog', { name: words.say('camera.heading') }).waitFor();
  await hands.press(form.button(words.say('camera.shoot')));
  await form.root.getByRole('img', { name: words.say('camera.taken') }).waitFor();
  await hands.press(form.button(words.say('camera.use')));
  await expect
    .poll(() => form.paper('VERIFICATION_PHOTO').getByRole('img').getAttribute('src'))
    .not.toBe(before);
  await form.next();
}

/** Looks it all over, agrees to handing it over, and submits. */
export async function submits(form: Form): Promise<void> {
  const { words, hands } = form;
  await form.shows('REVIEW');
  await form.root.getByText(COMPANY.address).first().waitFor();
  await form.agrees('AUTHORITY');
  await hands.press(form.button(words.say('review.submit')));
}
