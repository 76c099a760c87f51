import { describe, expect, it } from 'vitest';
import type { SubjectDraft } from '../../../schema/rules/details/draft.ts';
import { normaliseDetails } from '../../../schema/rules/details/normalise.ts';
import { told, withSubject } from './judging.ts';
import { contextFor } from './sample.ts';

const STREET = '科技园1号';
const OTHER_PROVINCE = 'national.address-province';

describe('the divisions of the addresses', () => {
  it.each<[string, SubjectDraft]>([
    ['no division, as in drafts from before', {}],
    ['the county of the address', { certificateDivision: '330106', mailingDivision: '330106' }],
    ['a street alone', { certificateDivision: '330106', certificateAddress: STREET, mailingAddress: STREET }],
    [
      'another city with its own names',
      { mailingDivision: '330203', mailingAddress: `宁波市海曙区${STREET}` },
    ],
    ['another city with a street alone', { mailingDivision: '330203', mailingAddress: STREET }],
    ['another city in the text and no division', { mailingAddress: `宁波市海曙区${STREET}` }],
    ['a street named after a city', { mailingDivision: '330106', mailingAddress: '深圳路1号' }],
    ['a street named after a province', { mailingDivision: '330106', mailingAddress: '北京西路1号' }],
    ['a county that is a city', { mailingDivision: '330782', mailingAddress: `义乌市${STREET}` }],
  ])('may be given as %s', (_what, change) => {
    expect(told(withSubject(change))).toEqual([]);
  });

  it.each<[string, SubjectDraft, string[]]>([
    ['an unknown county', { mailingDivision: '330199' }, ['subject.mailingDivision DIVISION_UNKNOWN']],
    ['no code at all', { certificateDivision: '西湖区' }, ['subject.certificateDivision DIVISION_UNKNOWN']],
    ['a city without county', { mailingDivision: '330100' }, ['subject.mailingDivision DIVISION_CITY_ONLY']],
    [
      'a county of another province',
      { mailingDivision: '440305', mailingAddress: STREET },
      [`subject.mailingDivision DIVISION_OTHER_PROVINCE ${OTHER_PROVINCE}`],
    ],
    [
      'a city of another province in the text, under a division of this one',
      { mailingDivision: '330106', mailingAddress: `深圳市南山区${STREET}` },
      [`subject.mailingAddress ADDRESS_OTHER_PROVINCE ${OTHER_PROVINCE}`],
    ],
    [
      'a city of another province in the text, without division',
      { mailingAddress: `深圳市南山区${STREET}` },
      [`subject.mailingAddress ADDRESS_OTHER_PROVINCE ${OTHER_PROVINCE}`],
    ],
    [
      'the same without 市',
      { mailingAddress: `深圳南山区${STREET}` },
      [`subject.mailingAddress ADDRESS_OTHER_PROVINCE ${OTHER_PROVINCE}`],
    ],
    [
      'another city than the chosen one in the text',
      { mailingDivision: '330106', mailingAddress: `浙江省宁波市海曙区${STREET}` },
      ['subject.mailingAddress ADDRESS_OTHER_DIVISION'],
    ],
    [
      'a county of another city in the text',
      { certificateDivision: '330106', certificateAddress: `义乌市稠城街道${STREET}` },
      ['subject.certificateAddress ADDRESS_OTHER_DIVISION'],
    ],
  ])('may not be %s', (_what, change, expected) => {
    expect(told(withSubject(change))).toEqual(expected);
  });

  it('are stored in plain digits, however they were typed', () => {
    const { subject } = normaliseDetails({
      subject: { certificateDivision: ' ３３０１０６', mailingDivision: '330203 ' },
    });
    expect(subject).toMatchObject({ certificateDivision: '330106', mailingDivision: '330203' });
  });

  it('tell the city where Hebei wants both addresses in one', () => {
    const one = { certificateDivision: '130102', certificateAddress: STREET };
    const context = contextFor({ province: '130000' });
    const issues = (mailingDivision: string): string[] =>
      told(withSubject({ ...one, mailingDivision, mailingAddress: STREET }), context).filter((text) =>
        text.includes('ailing'),
      );
    expect(issues('130602')).toEqual([
      'subject.mailingAddress ADDRESS_OTHER_CITY hebei.address-city.organisation',
    ]);
    expect(issues('130104')).toEqual([]);
  });
});
