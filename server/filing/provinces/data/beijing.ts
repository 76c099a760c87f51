import { note, province, rule } from '../rule.ts';
import { heldByItself } from '../shared/domains.ts';
import { oneNumber, unifiedLicence } from '../shared/notes.ts';
import { subjectPersonByLetter } from '../shared/persons.ts';
import { accessFirst, ADDRESSES, equal, EVERYTHING, mustEqual, UNSTATED } from '../shared/record.ts';

/** A subject that is not filed here yet repeats its data, number, addresses and both contact numbers. */
const OF_NEWCOMERS = {
  ...equal(['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER', ...ADDRESSES, 'CONTACT_NUMBERS'], []),
  notYetHere: true,
};

/** 北京市 */
export const beijing = province(
  '110000',
  [
    rule(
      'must-equal',
      { ...equal(['SUBJECT_NAME', 'SUBJECT_CERTIFICATE_NUMBER'], []), cure: 'CHANGE_PROOF' },
      'ALI18',
      { party: 'organisation', until: '2018-12-31' },
    ),
    rule('must-equal', EVERYTHING, 'ALI18', { party: 'personal', until: '2018-12-31' }),
    ...mustEqual({ organisation: UNSTATED, personal: UNSTATED }),
    accessFirst('NEWEST'),
    // A letter of renaming cures the name of an organisation.
    rule('must-equal', { ...OF_NEWCOMERS, provable: ['SUBJECT_NAME'] }, 'TXL', {
      party: 'organisation',
      name: 'not-yet-here',
    }),
    rule('must-equal', OF_NEWCOMERS, 'TXL', { party: 'personal', name: 'not-yet-here' }),
    rule('change-after', { workingDays: 10, part: 'EVERYTHING' }, 'TXL'),
    rule('minimum-age', { years: 18, withProof: null }, 'TXL', { party: 'personal' }),
    ...subjectPersonByLetter(['ALI', 'TX21']),
    rule('second-contact', { need: 'REQUIRED' }, 'TX19', { party: 'organisation' }),
    rule('emergency-differs', { needed: true }, 'TXL', { party: 'organisation' }),
    rule('distinct-emails', { needed: true }, 'TX19', { party: 'organisation' }),
    rule('address-hyphens', { barred: true }, 'TX19'),
    rule('address-words', { barred: ['市辖区'] }, 'TXL'),
    rule('website-remark', { characters: 1, declaresPersonal: false }, 'TX19', { party: 'personal' }),
    rule(
      'domain-suffixes',
      {
        only: 'wang ren citic xin shop ltd vip ink club site biz com cn net fun online store tech work law beer design wiki art love xyz group center chat city company cool email fund gold guru pub run show social team today video world zone life live plus info 中国 icu tel'.split(
          ' ',
        ),
        chinese: true,
      },
      'TX19',
    ),
    rule('form', { demands: ['DOMAIN_AND_REGISTRAR'] }, ['ALI', 'TX19']),
    rule('extra-material', { material: 'HANDHELD_PHOTO', when: 'ALWAYS' }, 'ALI', { name: 'handheld-photo' }),
    rule('extra-material', { material: 'DOMAIN_CONFIRMATION_SHEET', when: 'MANY_DOMAINS', from: 2 }, 'ALI', {
      name: 'confirmation-sheet',
    }),
    oneNumber('TX19'),
    unifiedLicence('TX19', 'organisation'),
    note('beijing.org-suffix', 'TYPE', 'TXL'),
    note('beijing.season-clothes', 'PHOTO', 'TX19'),
    heldByItself,
    rule('expected-days', { min: 15, max: 17 }, 'TX21'),
    rule(
      'site-name-words',
      { barred: '合伙 评论 中心 售后 学院 社团 博客 论坛 社区 返现 团购'.split(' ') },
      'ALI',
      { party: 'personal' },
    ),
  ],
  [
    'A provider of 2019 lets only the organisation hold the domain, another also its legal representative; the first is followed.',
    'The narrow list of suffixes dates from 2019-01-01 and comes from the second provider.',
  ],
);
