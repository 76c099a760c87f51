import type { Filed } from '../../../process/support/subjects.ts';
import type { Form } from '../../journeys/support/form.ts';
import { mouse } from '../../journeys/support/mouse.ts';

type Typed = { certificateNumber?: string; domains?: readonly string[] };

/** Fills in the type check as the subject is filed, or as somebody says it is, and asks. */
export async function asksForTheType(
  form: Form,
  { type }: Pick<Filed, 'type'>,
  typed: Typed = {},
): Promise<void> {
  await form.shows('TYPE');
  const { certificateNumber = type.certificateNumber, domains = type.domains } = typed;
  for (const field of ['province', 'city', 'county', 'nature', 'certificateType'] as const) {
    const list = form.list(field);
    await list.locator(`option[value="${type[field]}"]`).waitFor({ state: 'attached' });
    await list.selectOption({ value: type[field] });
  }
  await mouse.write(form.text('certificateNumber'), certificateNumber);
  await fillsDomains(form, domains);
  await mouse.press(form.button(form.words.say('type.check')));
}

/** One line for each domain. */
export async function fillsDomains(form: Form, domains: readonly string[]): Promise<void> {
  const lines = form.root.locator('jieru-domain-list input');
  for (const [index, domain] of domains.entries()) {
    if (index > 0)
      await mouse.press(form.root.getByRole('button', { name: form.words.say('type.addDomain') }));
    await mouse.write(lines.nth(index), domain);
  }
}
