import { note, province, rule } from '../rule.ts';
import { heldByRepresentative } from '../shared/domains.ts';
import { networkPlan } from '../shared/papers.ts';
import { residencePermit, subjectPersonByLetter } from '../shared/persons.ts';
import { accessFirst, mustEqual, NAME_AND_NUMBER, NAME_AND_NUMBER_PERSONS_FREE } from '../shared/record.ts';

/** 江苏省 */
export const jiangsu = province('320000', [
  ...mustEqual({ organisation: NAME_AND_NUMBER_PERSONS_FREE, personal: NAME_AND_NUMBER }),
  accessFirst(),
  rule(
    'minimum-age',
    { years: 18, withProof: { from: 16, proof: 'EMPLOYMENT_OR_INCOME', exempt: 'LEGAL_REPRESENTATIVE' } },
    ['ALI', 'TX19'],
  ),
  rule('phone-area', { area: 'LOCAL' }, ['ALI', 'TX19']),
  rule('second-contact', { need: 'REQUIRED' }, 'TX19'),
  rule('second-contact', { need: 'LANDLINE' }, 'TX21', { party: 'organisation' }),
  ...subjectPersonByLetter(['ALI', 'TX19']),
  rule('persons', { relation: 'SAME_UNLESS_LEGAL_REPRESENTATIVE' }, ['ALI', 'TX19'], {
    party: 'organisation',
  }),
  ...residencePermit('ALI'),
  rule('domain-certificates', { from: 1, per: 'ORDER' }, ['ALI', 'TX19']),
  rule('change-after', { workingDays: 10, part: 'SUBJECT_PERSON' }, ['TX19', 'TXL']),
  rule('extra-material', { material: 'DUTY_NOTICE', when: 'ALWAYS' }, 'TXL', { name: 'duty-notice' }),
  // The authority takes pictures only, so that a video goes another way than the papers.
  note('jiangsu.video-statement', 'MATERIALS', 'TXL'),
  rule('extra-material', { material: 'COMMITMENT_LETTER', when: 'ALWAYS' }, 'TXL', { name: 'commitment' }),
  networkPlan(30, 'TXL', { party: 'organisation' }),
  networkPlan(10, 'TXL', { party: 'personal' }),
  note('jiangsu.copyright-line', 'RESULT', 'QC'),
  note('jiangsu.individual-business', 'TYPE', 'TX19', { party: 'organisation' }),
  heldByRepresentative,
  rule('expected-days', { min: 9, max: 30 }, 'TX21'),
]);
