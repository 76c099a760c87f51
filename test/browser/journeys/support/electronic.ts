import type { Locator, Page } from 'playwright-core';
import type { Form } from './form.ts';

const CERTIFICATES = [
  'SUBJECT_CERTIFICATE',
  'SUBJECT_PERSON_CERTIFICATE_FRONT',
  'SUBJECT_PERSON_CERTIFICATE_BACK',
] as const;

export const inDialog = (form: Form, name: string): Locator =>
  form.root.locator('jieru-dialog[open]').getByRole('button', { name, exact: true });

/** Photographs each certificate with the form's own camera. */
export async function photographs(form: Form): Promise<void> {
  const { words, hands } = form;
  for (const kind of CERTIFICATES) {
    await hands.press(
      form.tile(kind).getByRole('button', { name: words.say('electronic.papers.camera'), exact: true }),
    );
    await hands.press(inDialog(form, words.say('camera.shoot')));
    await hands.press(inDialog(form, words.say('camera.use')));
    await form.holds(kind);
  }
}

/** Takes the four pictures, each when it is its turn. */
export async function shootsEach(form: Form): Promise<void> {
  const { words, hands } = form;
  for (let place = 1; place <= 4; place += 1) {
    await form.root
      .locator('jieru-guided-dialog')
      .getByText(words.say('electronic.live.place', { place, of: 4 }), { exact: true })
      .waitFor();
    await hands.press(inDialog(form, words.say('electronic.live.shoot')));
  }
}

/** Does what is asked, one picture for each. */
export async function follows(form: Form): Promise<void> {
  const { words, hands } = form;
  await hands.press(form.button(words.say('electronic.live.begin')));
  await shootsEach(form);
  await form.root.getByText(words.say('electronic.sign.scroll'), { exact: true }).waitFor();
}

/** Reads to the end. */
export const reads = (form: Form): Promise<void> =>
  form.root
    .locator('jieru-commitment-form .text')
    .evaluate((text) => text.scrollTo({ top: text.scrollHeight }));

/** Draws two lines with a finger. */
export async function signs(form: Form, page: Page): Promise<void> {
  const field = form.root.locator('jieru-signature-pad canvas');
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (!box) throw new Error('there is no field to sign in');
  for (const [from, to] of [
    [0.2, 0.7],
    [0.4, 0.6],
  ] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.2);
    await page.mouse.down();
    for (let step = 1; step <= 12; step += 1)
      await page.mouse.move(
        box.x + box.width * (from + ((to - from) * step) / 12),
        box.y + box.height * (0.2 + ((step % 3) * 0.5) / 2),
      );
    await page.mouse.up();
  }
  await form.hands.press(form.button(form.words.say('electronic.sign.button')));
}

export const signed = (form: Form): Promise<void> =>
  form.root.getByRole('link', { name: form.words.say('electronic.sign.form'), exact: true }).waitFor();
