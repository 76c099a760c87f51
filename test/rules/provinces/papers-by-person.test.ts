import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import type { PersonDraft } from '../../../schema/rules/details/draft.ts';
import type { FullFiling } from '../../../prisma/selections.ts';
import { provinceFacts } from '../../../server/filing/draft/papers/needed.ts';
import { fieldRules } from '../../../server/filing/provinces/field-rules.ts';
import { provinceRules } from '../../../server/filing/provinces/rules.ts';
import type { ProvinceFacts } from '../../../server/filing/draft/papers/slots.ts';
import { identityCard } from '../../process/support/identity.ts';

/**
 * Whose letter of authorisation the public documents ask of an organisation when the person is not the legal representative: of the
 * subject (S), of a website (W), of either (E); in 2019 and today. Kept apart from the province data on purpose.
 */
const LETTERS: Readonly<Record<string, string>> = {
  京: 'SS',
  津: '-W',
  吉: '-S',
  沪: 'WW',
  苏: 'SS',
  皖: '-S',
  闽: 'WW',
  鄂: 'WW',
  湘: 'WW',
  渝: 'WW',
  蜀: 'EE',
  黔: 'WW',
  陇: 'SS',
};

const DAYS = ['2019-06-15', '2026-06-15'] as const;

type Persons = { subjectPerson: PersonDraft; own?: PersonDraft };

const factsOf = (
  province: string,
  day: string,
  { subjectPerson, own }: Persons,
  nature = 'ENTERPRISE',
): ProvinceFacts =>
  provinceFacts({
    rules: provinceRules(province, new Date(`${day}T12:00:00+08:00`)),
    filing: {
      nature,
      province,
      subjectNumber: '',
      websites: [{ id: 'one', domains: ['one.cn'] }],
      subject: { records: [] },
    } as unknown as FullFiling,
    details: {
      subject: { legalRepresentativeName: '张演练' },
      subjectPerson,
      websites: [{ websiteId: 'one', samePerson: !own, person: own ?? subjectPerson }],
    },
    changeProof: false,
  });

const head: PersonDraft = { name: '张演练' };
const other: PersonDraft = { name: '李演练' };
const PLACES = PROVINCES.flatMap(({ code, prefix }) => DAYS.map((day, nth) => ({ code, prefix, day, nth })));

describe('a letter of authorisation', () => {
  it.each(PLACES)('is asked in $prefix on $day of whom the documents name', ({ code, prefix, day, nth }) => {
    const of = LETTERS[prefix]?.[nth] ?? '-';
    const asked = (persons: Persons): boolean => factsOf(code, day, persons).authorisationLetter;
    expect(asked({ subjectPerson: head })).toBe(false);
    expect(asked({ subjectPerson: head, own: head })).toBe(false);
    expect(asked({ subjectPerson: head, own: other })).toBe('WE'.includes(of));
    expect(asked({ subjectPerson: other, own: head })).toBe('SE'.includes(of));
    expect(asked({ subjectPerson: other })).toBe('SWE'.includes(of));
    expect(asked({ subjectPerson: {}, own: {} })).toBe(false);
  });

  it.each(PLACES)('is asked in $prefix on $day wherever the form speaks of one', ({ code, day }) => {
    const { 'subject-person': subjectPerson, 'website-person': websitePerson } = fieldRules(
      provinceRules(code, new Date(`${day}T12:00:00+08:00`)),
      'ENTERPRISE',
    );
    const asked = (persons: Persons): boolean => factsOf(code, day, persons).authorisationLetter;
    if (subjectPerson?.value.who === 'LEGAL_REPRESENTATIVE_OR_LETTER')
      expect(asked({ subjectPerson: other, own: head })).toBe(true);
    if (websitePerson?.value.who === 'LEGAL_REPRESENTATIVE_OR_LETTER')
      expect(asked({ subjectPerson: head, own: other })).toBe(true);
  });

  it('is never asked of a person', () => {
    for (const { code } of PROVINCES)
      expect(factsOf(code, DAYS[1], { subjectPerson: other }, 'PERSONAL').authorisationLetter, code).toBe(
        false,
      );
  });
});

const card = (province: string): PersonDraft => ({
  ...other,
  certificateType: 'IDENTITY_CARD',
  certificateNumber: identityCard(`${province.slice(0, 2)}0101`),
});
const asProof = (province: string, persons: Persons, nature?: string): boolean =>
  factsOf(province, DAYS[1], persons, nature).residenceProof;

describe('a proof of residence', () => {
  it('is asked in Jiangxi of an organisation whose website has a person from another province', () => {
    const [here, elsewhere] = [card('360000'), card('440000')];
    expect(asProof('360000', { subjectPerson: elsewhere, own: here })).toBe(false);
    expect(asProof('360000', { subjectPerson: here, own: elsewhere })).toBe(true);
    expect(asProof('360000', { subjectPerson: elsewhere })).toBe(true);
  });

  // Sichuan: also of people from Hong Kong, Macau and Taiwan and of foreigners; Shanghai: of foreigners, whatever they file.
  it.each([
    ['PASSPORT', ['510000', '310000']],
    ['FOREIGNER_RESIDENCE_CARD', ['510000', '310000']],
    ['HK_MACAU_PERMIT', ['510000']],
    ['TAIWAN_PERMIT', ['510000']],
    ['IDENTITY_CARD', []],
  ])('is asked of a person with %s in %j', (certificateType, places) => {
    const subjectPerson = { name: '陈演练', certificateType, certificateNumber: 'E12345678' };
    const asking = PROVINCES.filter(({ code }) => asProof(code, { subjectPerson }, 'PERSONAL'));
    expect(asking.map(({ code }) => code).sort()).toEqual([...places].sort());
  });

  it('is asked in Shanghai of an organisation with a foreigner in either role, and nowhere else', () => {
    const foreigner: PersonDraft = { ...head, certificateType: 'PASSPORT', certificateNumber: 'E12345678' };
    for (const persons of [{ subjectPerson: foreigner }, { subjectPerson: head, own: foreigner }]) {
      const asking = PROVINCES.filter(({ code }) => asProof(code, persons));
      expect(asking.map(({ code }) => code)).toEqual(['310000']);
    }
  });
});
