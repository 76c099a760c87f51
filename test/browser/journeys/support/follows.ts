import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { rehearsal } from '../../../../schema/messages/generated/rehearsal.js';
import { README_COMPANY as COMPANY } from './company.ts';
import { describedBy } from './described.ts';
import type { Form } from './form.ts';

/** The reviewer's remark stands at the field; the applicant corrects it and submits again. */
export async function correctsTheAddress(form: Form, remark: string): Promise<void> {
  const { words, hands } = form;
  await form.root.getByText(words.say('returned.heading')).first().waitFor();
  await hands.press(form.button(words.say('step.DETAILS')));
  await form.shows('DETAILS');
  const field = form.text('subject.mailingAddress');
  await expect.poll(() => describedBy(field)).toContain(remark);
  await hands.write(field, `${COMPANY.address}西侧`);
  expect(await describedBy(field)).not.toContain(remark);
  await form.next();
  await form.opens('REVIEW');
  await form.shows('REVIEW');
  await hands.press(form.button(words.say('review.resubmit')));
}

/** Opens the authority's page in a window of its own, reads the text on the rehearsal phone there, enters the code. */
export async function entersTheCode(form: Form): Promise<void> {
  const { words, hands, page } = form;
  await hands.press(form.button(words.say('step.SMS')));
  await form.shows('SMS');
  const [portal] = await Promise.all([
    page.context().waitForEvent('page'),
    hands.press(form.root.getByRole('link', { name: words.say('sms.portal') })),
  ]);
  await readsAndEnters(portal, form);
  await portal.close();
  await hands.press(form.button(words.say('sms.done')));
}

async function readsAndEnters(portal: Page, { words, hands }: Form): Promise<void> {
  const texts = rehearsal[words.locale];
  const cells = portal.getByRole('row').filter({ hasText: COMPANY.websiteNumber }).getByRole('cell');
  const [phone = '', , code = '', tail = ''] = await cells.allTextContents();
  await hands.write(portal.getByRole('textbox', { name: texts['sms.phone'], exact: true }), phone);
  await hands.write(portal.getByRole('textbox', { name: texts['sms.code'], exact: true }), code);
  await hands.write(portal.getByRole('textbox', { name: texts['sms.tail'], exact: true }), tail);
  await hands.press(portal.getByRole('button', { name: texts['sms.submit'] }));
  await portal
    .getByRole('status')
    .getByText(texts['sms.done']({ sites: COMPANY.websiteNumber }))
    .waitFor();
}
