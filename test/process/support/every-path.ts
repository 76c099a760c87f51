import { choices } from '../../../schema/messages/generated/choices.js';
import { choiceName } from '../../../schema/messages/choices.ts';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import type { Nature } from './subjects.ts';

export const NATURES: readonly Nature[] = ['PERSONAL', 'ENTERPRISE', 'PUBLIC_INSTITUTION'];
export const KINDS = ['NEW_ACCESS', 'CONTINUED_ACCESS'] as const;

/** Each province, nature and kind of access: 186 of them. */
export const EVERY_PATH = PROVINCES.flatMap(({ code, prefix }) =>
  NATURES.flatMap((nature) =>
    KINDS.map((kind) => ({
      province: code,
      prefix,
      en: choiceName(choices.en, 'province', code),
      nature,
      kind,
    })),
  ),
);
