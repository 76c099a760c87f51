import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import { operate } from '../../../schema/messages/generated/operate.js';
import type { OperateWords } from '../../../schema/messages/generated/operate.types.d.ts';
import { shown, type Words } from '../../../schema/messages/message.ts';
import type { Locale } from '../../../schema/messages/locales.ts';
import {
  CONTROL_PATH,
  type ControlCommand,
} from '../../../server/rehearsal/authority/front/control-endpoint.ts';
import type { House } from '../journeys/support/house.ts';
import { announced, type OpenDesk } from './desk.ts';

/** What the acts say in a language. */
export const operateWordsOf =
  (locale: Locale) =>
  (id: keyof OperateWords, params: Record<string, string | number> = {}): string =>
    shown((operate[locale] as Words)[id], params);

/** Has the rehearsal authority do something. */
export const arranges = async (house: House, command: ControlCommand): Promise<void> => {
  const response = await fetch(`${house.url}${CONTROL_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${house.desk().secretKey}` },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(await response.text());
};

/** The dialog that asks for an act. */
export const dialogIn = ({ desk }: OpenDesk): Locator => desk.locator('jieru-desk-act jieru-dialog[open]');

/** Opens the dialog of an act, by what its button says, and hands it on once its rules are there. */
export const beginsAct = async (
  open: OpenDesk,
  button: string | RegExp,
  within?: Locator,
): Promise<Locator> => {
  await (within ?? open.desk).getByRole('button', { name: button }).first().click();
  const dialog = dialogIn(open);
  await dialog.locator('.rules li').first().waitFor();
  return dialog;
};

/** Sends what stands in the dialog, and waits for what came of it on the page. */
export const finishesAct = async (
  open: OpenDesk,
  dialog: Locator,
  { action, tells }: { action: string; tells: string },
): Promise<void> => {
  await dialog.getByRole('button', { name: action, exact: true }).click();
  const outcome = open.desk.locator('jieru-notice.outcome');
  await outcome.getByText(tells).waitFor();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => announced(open.desk)).toContain(tells);
};
