import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { provinces } from '../../../schema/messages/generated/provinces.js';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { isDay } from '../../../schema/rules/numbers/dates.ts';
import { PROVINCE_DATA } from '../../../server/filing/provinces/data/index.ts';
import { fieldRules } from '../../../server/filing/provinces/field-rules.ts';
import { noteOf, notesFor } from '../../../server/filing/provinces/notes.ts';
import { allRules, provinceRules } from '../../../server/filing/provinces/rules.ts';

const DAYS = [
  '2006-01-01',
  '2018-06-01',
  '2019-05-08',
  '2019-06-01',
  '2020-08-17',
  '2022-03-01',
  '2026-06-01',
];
const NATURES = ['PERSONAL', 'ENTERPRISE', 'PUBLIC_INSTITUTION'] as const;
const at = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

describe('the province data', () => {
  it('hold one record for each of the 31 provinces', () => {
    expect(PROVINCE_DATA.map(({ code }) => code)).toEqual(PROVINCES.map(({ code }) => code));
    expect(new Set(PROVINCES.map(({ code }) => code)).size).toBe(31);
    expect(new Set(PROVINCES.map(({ prefix }) => prefix)).size).toBe(31);
    expect(new Set(PROVINCES.map(({ key }) => key)).size).toBe(31);
  });

  it('give every version of a rule its own key and day', () => {
    const versions = allRules().map(({ key, validFrom }) => `${key} ${validFrom}`);
    expect(versions.filter((version, index) => versions.indexOf(version) !== index)).toEqual([]);
  });

  it('date and source every rule', () => {
    for (const rule of allRules()) {
      expect(isDay(rule.validFrom), rule.key).toBe(true);
      expect(rule.sources.length, rule.key).toBeGreaterThan(0);
      if (rule.validUntil) expect(rule.validUntil > rule.validFrom, rule.key).toBe(true);
    }
  });

  it('tell every rule in both languages, without a placeholder left', () => {
    for (const rule of allRules()) {
      const note = noteOf(rule);
      if (!note) continue;
      expect(note.text['zh-CN'], rule.key).toMatch(/\p{Script=Han}.*[。）]$/u);
      expect(note.text.en, rule.key).toMatch(/^[A-Z].*[.][)]?$/);
      expect(`${note.text['zh-CN']}${note.text.en}`, rule.key).not.toMatch(/[{}]|undefined/);
    }
  });

  it('use every text that a rule has to itself, under its own province, shared or national', () => {
    const used = allRules().flatMap(({ key, words }) => (words ? [{ key, words }] : []));
    const owners = new Set(['national', 'shared', ...PROVINCES.map((one) => one.key)]);
    const texts = Object.keys(provinces['zh-CN']).filter((key) => owners.has(key.split('.')[0] ?? ''));
    expect([...new Set(used.map(({ words }): string => words))].sort()).toEqual(texts.sort());
    const elsewhere = used.filter(
      ({ key, words }) => !['shared', key.split('.')[0]].includes(words.split('.')[0]),
    );
    expect(elsewhere).toEqual([]);
  });

  it('answer for every province, nature and day', () => {
    for (const { code } of PROVINCES) {
      for (const day of DAYS) {
        const rules = provinceRules(code, at(day));
        expect(rules.photo.kinds.length).toBeGreaterThan(0);
        for (const nature of NATURES)
          expect(fieldRules(rules, nature)['certificate-months']?.value.months).toBe(3);
        expect(notesFor(rules, 'personal').length).toBeGreaterThan(5);
      }
    }
  });

  it('let every field rule name a rule that exists', () => {
    const keys = new Set(allRules().map(({ key }) => key));
    const fixed = ['national.address-province', 'national.door-number', 'national.persons-differ'];
    for (const key of fixed) expect(keys.has(key), key).toBe(true);
    for (const { code } of PROVINCES) {
      for (const nature of NATURES) {
        const fields = fieldRules(provinceRules(code, at('2026-06-01')), nature);
        for (const field of Object.values(fields))
          if (field) expect(keys.has(field.rule), field.rule).toBe(true);
      }
    }
  });

  it('survive being sent as JSON', () => {
    const fields = fieldRules(provinceRules('330000', at('2026-06-01')), 'ENTERPRISE');
    expect(JSON.parse(JSON.stringify(fields))).toEqual(fields);
  });

  it('refuse a code that is no province’s', () => {
    for (const code of ['', '33', '710000', '330100'])
      expect(() => provinceRules(code, at('2026-01-01'))).toThrow(RangeError);
  });

  it('are the only code that decides by a province', () => {
    const root = join(import.meta.dirname, '../../../server');
    // The rehearsal's invented records begin with one province; that decides nothing about filings.
    const allowed = [join('filing', 'provinces', 'data'), 'rehearsal'];
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !allowed.some((folder) => file.startsWith(folder)),
    );
    const codes = PROVINCES.map(({ code }) => code).join('|');
    const decides = new RegExp(`===\\s*'(?:${codes})'|'(?:${codes})'\\s*===|case '(?:${codes})'`);
    expect(files.filter((file) => decides.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
