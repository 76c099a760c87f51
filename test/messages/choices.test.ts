import { describe, expect, it } from 'vitest';
import { choices } from '../../schema/messages/generated/choices.js';
import { choiceName } from '../../schema/messages/choices.ts';
import { LOCALES } from '../../schema/messages/locales.ts';
import { ACCESS_METHODS } from '../../schema/rules/choices/access-methods.ts';
import { CERTIFICATE_TYPES } from '../../schema/rules/choices/certificate-types.ts';
import { DOMAIN_HOLDERS } from '../../schema/rules/choices/domain-holders.ts';
import { LANGUAGES } from '../../schema/rules/choices/languages.ts';
import { PRE_APPROVALS } from '../../schema/rules/choices/pre-approvals.ts';
import { PROVINCES } from '../../schema/rules/choices/provinces.ts';
import { SERVICE_CONTENTS } from '../../schema/rules/choices/service-contents.ts';
import { SUBJECT_NATURES } from '../../schema/rules/choices/subject-natures.ts';
import { USUAL_PRODUCTS } from '../../schema/rules/choices/usual-products.ts';

const keysOf = (table: readonly { key: string }[]): string[] => table.map(({ key }) => key);

const TABLES = {
  access: keysOf(ACCESS_METHODS),
  certificate: keysOf(CERTIFICATE_TYPES),
  content: keysOf(SERVICE_CONTENTS),
  holder: keysOf(DOMAIN_HOLDERS),
  language: keysOf(LANGUAGES),
  nature: keysOf(SUBJECT_NATURES),
  preApproval: keysOf(PRE_APPROVALS),
  product: keysOf(USUAL_PRODUCTS),
  province: PROVINCES.map(({ code }) => code),
};

const codes = Object.entries(TABLES).flatMap(([kind, table]) => table.map((code) => `${kind}.${code}`));

describe('the names of the code tables', () => {
  it.each(LOCALES)(
    'are there for each code and for nothing else in %s, no two the same in a table',
    (locale) => {
      expect(Object.keys(choices[locale]).sort()).toEqual([...codes].sort());
      for (const [kind, table] of Object.entries(TABLES)) {
        const names = table.map(
          (code) => Object.entries(choices[locale]).find(([word]) => word === `${kind}.${code}`)?.[1],
        );
        expect(new Set(names).size, kind).toBe(table.length);
      }
    },
  );

  it('say in Chinese of provinces what addresses and documents write', () => {
    for (const { code, name } of PROVINCES) expect(choiceName(choices['zh-CN'], 'province', code)).toBe(name);
  });

  it('has none for what is no code', () => {
    for (const code of ['', 'SOMETHING', 'toString', undefined])
      expect(choiceName(choices.en, 'nature', code)).toBeUndefined();
  });
});
