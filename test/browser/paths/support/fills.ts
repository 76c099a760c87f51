import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Filed } from '../../../process/support/subjects.ts';
import { heavyJpeg } from './papers.ts';
import type { Form } from '../../journeys/support/form.ts';
import { mouse } from '../../journeys/support/mouse.ts';
import { png } from '../../journeys/support/papers.ts';

type Values = Record<string, unknown>;

/** A field of the details by the path of its value, whatever it is called. */
const at = (form: Form, path: string): Locator => form.root.locator(`[path="${path}"]`).first();

async function fillsText(form: Form, path: string, value: string): Promise<void> {
  const field = at(form, path);
  // What is carried over is shown and not asked; so is what this kind of subject need not tell.
  if ((await field.count()) === 0) return;
  // The provider has said it, and nobody may change it.
  if ((await field.evaluate(({ localName }) => localName)) === 'jieru-locked') return;
  if (value === 'LONG_TERM') return mouse.tick(field.getByRole('checkbox'));
  const list = field.locator('select');
  if ((await list.count()) > 0) return void (await list.selectOption({ value }));
  const control = field.locator('input, textarea').first();
  await control.fill(value);
  await control.blur();
}

async function fillsGroup(form: Form, place: string, values: Values): Promise<void> {
  for (const [name, value] of Object.entries(values))
    if (typeof value === 'string' && value !== '') await fillsText(form, `${place}.${name}`, value);
}

async function choosesAll(form: Form, path: string, values: readonly string[]): Promise<void> {
  const choice = at(form, path);
  const more = choice.locator('button.more');
  if (await more.isVisible()) await more.click();
  for (const value of values) {
    const box = choice.locator(`input[value="${value}"]`);
    if (!(await box.isChecked())) await box.click();
  }
}

/** One website: who answers for it and what it offers. */
async function fillsWebsite(form: Form, place: string, website: Values): Promise<void> {
  const { person, samePerson, serviceContents, languages: _filled, preApprovals: _none, ...texts } = website;
  const who = at(form, `${place}.samePerson`);
  if ((await who.count()) > 0) await who.locator(`input[value="${String(samePerson)}"]`).click();
  if (person) await fillsGroup(form, `${place}.person`, person as Values);
  await fillsGroup(form, place, texts);
  await choosesAll(form, `${place}.serviceContents`, serviceContents as string[]);
  await at(form, `${place}.preApprovals`)
    .getByRole('checkbox', { name: form.words.say('details.noPreApproval') })
    .click();
}

type Details = { subject: Values; subjectPerson: Values; websites: Values[] };

/** Step 4 as somebody who has read the province's rules: `websites` says how many of them are typed in full. */
export async function fillsDetails(form: Form, filed: Filed, { websites = 1 } = {}): Promise<void> {
  await form.shows('DETAILS');
  // Which fields there are is known when the rules have come.
  await form.root.locator('jieru-details-section').first().waitFor();
  const ids = Array.from({ length: websites }, (_, index) => String(index));
  const details = filed.details(ids) as Details;
  await fillsGroup(form, 'subject', details.subject);
  await fillsGroup(form, 'subjectPerson', details.subjectPerson);
  for (const [index, website] of details.websites.entries())
    await fillsWebsite(form, `websites.${index}`, website);
}

/** Step 2: the account's own server for every website. */
export async function choosesTheServer(form: Form): Promise<void> {
  await form.shows('SERVER');
  const panels = form.root.locator('jieru-server-panel');
  await panels.first().getByRole('radio').first().waitFor();
  for (const panel of await panels.all())
    await panel
      .getByRole('radio', { name: /^instance-/ })
      .first()
      .click();
  await form.next();
}

export async function givesThePassword(form: Form, filed: Filed): Promise<void> {
  await form.shows('PASSWORD');
  await mouse.write(form.text('password'), filed.member.password);
  await form.next();
}

/** Every tile that is not optional gets its picture, whichever papers those are. */
export async function bringsEveryPaper(form: Form): Promise<void> {
  const { words } = form;
  const tiles = form.root.locator('jieru-material-tile');
  await tiles.first().waitFor();
  const wanted = tiles.filter({ hasNotText: words.say('field.optional') });
  for (let index = 0; index < (await wanted.count()); index += 1) {
    const tile = wanted.nth(index);
    if ((await tile.locator('img').count()) > 0) continue;
    const heavy = (await tile.textContent())?.includes(words.say('material.DOMAIN_CERTIFICATE'));
    await tile.locator('#file').setInputFiles(heavy ? await heavyJpeg() : await png());
    await tile.locator('img').waitFor();
  }
}

/** Steps 5 and 6. */
export async function bringsPapersAndPhoto(form: Form): Promise<void> {
  await form.shows('MATERIALS');
  await form.agrees('IDENTITY_PAPERS');
  // A province that wants somebody pictured with a paper in hand asks for the consent to faces here already.
  if ((await form.consent('FACE').count()) > 0) await form.agrees('FACE');
  await bringsEveryPaper(form);
  await form.next();
  await form.shows('PHOTO');
  await form.agrees('FACE');
  await form.root.locator('jieru-material-tile #file').first().waitFor();
  await bringsEveryPaper(form);
  await form.next();
}

/** The last look, the consent where it was not given yet, and the submission. */
export async function submits(
  form: Form,
  action: 'review.submit' | 'review.resubmit' = 'review.submit',
): Promise<void> {
  const { words } = form;
  await form.opens('REVIEW');
  await form.shows('REVIEW');
  await form.agrees('AUTHORITY');
  await mouse.press(form.button(words.say(action)));
  await form.shows('RESULT');
}

/** Steps 2 to 6 and the submission, without a complaint on the way. */
export async function fillsInEverything(form: Form, filed: Filed): Promise<void> {
  await choosesTheServer(form);
  await givesThePassword(form, filed);
  await fillsDetails(form, filed);
  expect(await form.problems.allTextContents()).toEqual([]);
  await form.next();
  await bringsPapersAndPhoto(form);
  await submits(form);
}
