import { describe, expect, it } from 'vitest';
import { fieldRules } from '../../../server/filing/provinces/field-rules.ts';
import { notesFor } from '../../../server/filing/provinces/notes.ts';
import { provinceRules, rulesAbout } from '../../../server/filing/provinces/rules.ts';
import type { SubjectNature } from '../../../schema/rules/choices/subject-natures.ts';

const fields = (province: string, nature: SubjectNature, day = '2019-06-01') =>
  fieldRules(provinceRules(province, new Date(`${day}T12:00:00+08:00`)), nature);

describe('field rules by province, nature and day', () => {
  it('Zhejiang asks everybody to be 18', () => {
    expect(fields('330000', 'PERSONAL')['minimum-age']).toEqual({
      value: { years: 18, withProof: null },
      rule: 'zhejiang.minimum-age',
    });
  });
  it('Sichuan too, also of an organisation', () => {
    for (const nature of ['PERSONAL', 'ENTERPRISE'] as const)
      expect(fields('510000', nature)['minimum-age']).toEqual({
        value: { years: 18, withProof: null },
        rule: 'sichuan.minimum-age',
      });
  });
  it('Jiangsu asks an organisation for a landline since 2021', () => {
    expect(fields('320000', 'ENTERPRISE')['second-contact']?.value.need).toBe('REQUIRED');
    expect(fields('320000', 'ENTERPRISE', '2021-06-01')['second-contact']?.value.need).toBe('LANDLINE');
    expect(fields('320000', 'PERSONAL', '2021-06-01')['second-contact']?.value.need).toBe('REQUIRED');
  });
  it('Tianjin wants two different persons', () => {
    expect(fields('120000', 'ENTERPRISE').persons?.value.relation).toBe('DIFFERENT');
    expect(fields('120000', 'PERSONAL').persons?.value.relation).toBe('SAME');
  });
  it('Shandong dropped the area of phones', () => {
    expect(fields('370000', 'PERSONAL')['phone-area']?.value.area).toBe('LOCAL');
    expect(fields('370000', 'PERSONAL', '2022-06-01')['phone-area']?.value.area).toBe('NONE');
  });
  it('persons choose 其他, in Chongqing and Heilongjiang a blog too', () => {
    expect(fields('330000', 'PERSONAL')['service-contents']?.value.only).toEqual(['OTHER']);
    expect(fields('500000', 'PERSONAL')['service-contents']?.value.only).toContain('BLOG');
    expect(fields('230000', 'PERSONAL')['service-contents']?.value.only).toContain('BLOG');
    expect(fields('230000', 'ENTERPRISE', '2022-06-01')['service-contents']?.value.barred).toEqual(['OTHER']);
  });
  it('Ningxia wants the legal representative of an enterprise as investor, and the superior unit of a public body', () => {
    expect(fields('640000', 'ENTERPRISE').investor?.value.enterprise).toBe('LEGAL_REPRESENTATIVE');
    expect(fields('640000', 'PUBLIC_INSTITUTION').investor?.value.publicBody).toBe('SUPERIOR_UNIT');
  });
  it('Zhejiang, Qinghai and Xizang asked for the education pre-approval until 2020', () => {
    for (const code of ['330000', '630000', '540000']) {
      expect(fields(code, 'ENTERPRISE')['pre-approvals']?.value.types).toContain('EDUCATION');
      expect(fields(code, 'ENTERPRISE', '2021-01-01')['pre-approvals']?.value.types).not.toContain(
        'EDUCATION',
      );
    }
    expect(fields('440000', 'ENTERPRISE')['pre-approvals']?.value.types).toEqual([]);
  });
  it('personal filings are local in ten provinces and more', () => {
    const local = [
      '140000',
      '230000',
      '360000',
      '410000',
      '500000',
      '530000',
      '540000',
      '620000',
      '630000',
      '640000',
      '650000',
    ];
    for (const code of local)
      expect(fields(code, 'PERSONAL').residence?.value.accepts, code).toBe('LOCAL_IDENTITY');
    expect(fields('360000', 'PERSONAL', '2025-06-01').residence?.value.accepts).not.toBe('LOCAL_IDENTITY');
    expect(fields('330000', 'PERSONAL').residence?.value.accepts).not.toBe('LOCAL_IDENTITY');
  });
  it('homepages: one, or one for each domain', () => {
    for (const code of ['130000', '370000', '120000', '340000', '230000', '440000', '500000', '430000']) {
      expect(fields(code, 'ENTERPRISE').homepages?.value.count, code).toBe('ONE');
    }
    for (const code of ['620000', '610000', '510000', '360000']) {
      expect(fields(code, 'ENTERPRISE').homepages?.value.count, code).toBe('EACH_DOMAIN');
    }
    expect(fields('330000', 'ENTERPRISE').homepages?.value.count).toBe('ANY');
  });
  it('a rule for one party hides the one for all from that party only', () => {
    const rules = provinceRules('120000', new Date('2023-01-01T12:00:00+08:00'));
    expect(rulesAbout(rules, 'minimum-age', 'personal').map(({ value }) => value.withProof?.from)).toEqual([
      0,
    ]);
    expect(rulesAbout(rules, 'minimum-age', 'organisation').map(({ value }) => value.withProof)).toEqual([
      null,
    ]);
    const keys = notesFor(rules, 'personal').map(({ key }) => key);
    expect(keys).toContain('tianjin.minimum-age.personal');
    expect(keys).not.toContain('tianjin.minimum-age');
  });
  it('extra materials add up', () => {
    const rules = provinceRules('440000', new Date('2022-01-01T12:00:00+08:00'));
    const materials = rulesAbout(rules, 'extra-material', 'organisation').map(
      ({ value }) => `${value.material} ${value.when}`,
    );
    expect(materials).toEqual([
      'NETWORK_PLAN MANY_DOMAINS',
      'COMMITMENT_LETTER FINANCIAL_CONTENT',
      'COMMITMENT_LETTER ALWAYS',
    ]);
  });
});
