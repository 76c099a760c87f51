import { describe, expect, it } from 'vitest';
import { provinceByCode } from '../../../schema/rules/choices/provinces.ts';
import type { Equality } from '../../../server/filing/provinces/rules.ts';
import { provinceRules } from '../../../server/filing/provinces/rules.ts';
import type { FiledField } from '../../../server/filing/provinces/meanings/record.ts';
import { ACCESS_TABLE } from './access-table.ts';

const LETTERS: Readonly<Record<FiledField, string>> = {
  SUBJECT_NAME: 'N',
  SUBJECT_CERTIFICATE_NUMBER: 'C',
  SUBJECT_PERSON: 'S',
  WEBSITE_PERSON: 'W',
  CERTIFICATE_ADDRESS: 'A',
  MAILING_ADDRESS: 'M',
  CONTACT_NUMBERS: 'T',
  EVERYTHING: '*',
};
const CURES = { CHANGE_FIRST: 'change', CHANGE_PROOF: 'proof', ISSUER_PROOF: 'issuer' };

const lettersOf = (fields: readonly FiledField[] | null): string =>
  fields === null
    ? '?'
    : [...'NCSWAMT*'].filter((letter) => fields.some((field) => LETTERS[field] === letter)).join('') || '-';

const cellsOf = (equality: Equality): string[] => [
  lettersOf(equality.fields),
  lettersOf(equality.mayDiffer),
  lettersOf(equality.unspecified),
  equality.cure ? CURES[equality.cure] : '-',
];

const june2019 = new Date('2019-06-01T00:00:00+08:00');
const in2021 = new Date('2021-08-01T00:00:00+08:00');

describe('access in each province', () => {
  it('is known for 31 provinces', () => {
    expect(ACCESS_TABLE).toHaveLength(31);
  });

  it.each(ACCESS_TABLE)('%s %s wants equal what the documents say', (code = '', prefix, ...cells) => {
    const rules = provinceRules(code, june2019);
    expect(provinceByCode(code)?.prefix).toBe(prefix);
    expect([...cellsOf(rules.mustEqual.organisation), ...cellsOf(rules.mustEqual.personal)]).toEqual(
      cells.slice(0, 8),
    );
    const old = rules.oldCertificate;
    const policy = old ? (old.policy === 'ACCESS_FIRST' ? 'first' : 'change') : '-';
    expect([policy, old?.image?.toLowerCase() ?? '-']).toEqual(cells.slice(8, 10));
    const { min, max } = provinceRules(code, in2021).expectedDays;
    expect(`${min}-${max}`).toBe(cells[10]);
  });

  it('names the rule in each answer', () => {
    const rules = provinceRules('330000', june2019);
    expect(rules.mustEqual.personal.rule).toBe('zhejiang.must-equal.personal');
    expect(rules.oldCertificate?.rule).toBe('zhejiang.old-certificate.organisation');
    expect(rules.expectedDays).toEqual({ min: 3, max: 20, rule: 'national.expected-days' });
  });

  it('changes with the day', () => {
    const beijing = (day: string) => provinceRules('110000', new Date(`${day}T12:00:00+08:00`)).mustEqual;
    expect(beijing('2018-06-01').organisation.fields).toEqual(['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER']);
    expect(beijing('2019-05-08').organisation.fields).toBeNull();
    expect(beijing('2022-06-01').personal.fields).toContain('CONTACT_NUMBERS');
    const liaoning = (day: string) =>
      provinceRules('210000', new Date(`${day}T12:00:00+08:00`)).oldCertificate;
    expect(liaoning('2019-05-08')?.policy).toBe('ACCESS_FIRST');
    expect(liaoning('2022-06-01')?.policy).toBe('CHANGE_FIRST');
  });
});
