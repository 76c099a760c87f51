import { rule, type Rule } from '../rule.ts';

/** The pilot of the SMS check ends when it is asked for nationwide. */
const LAST_DAY_OF_PILOT = '2020-08-16';

/** Provinces that joined the pilot of the SMS check together; each had a portal of its own, named by its letters. Notice 工信管函〔2017〕2322号. */
const smsBatch =
  (from: string) =>
  (letters: string): Rule[] => [
    rule('sms', {}, ['SEED', 'ALI'], { from }),
    rule('portal', { url: `https://${letters}.beian.miit.gov.cn` }, 'ALI', { until: LAST_DAY_OF_PILOT }),
  ];

export const firstSmsBatch = smsBatch('2017-12-18');
export const secondSmsBatch = smsBatch('2018-09-10');
export const thirdSmsBatch = smsBatch('2018-09-24');

/** The photo of an access between the first face checks and the provider's app: one provider's table of provinces (ALI). */
const FACE_CHECKS_BEGIN = { from: '2019-04-23', until: '2019-07-28' };

/** The face check is for first filings and new sites here. */
export const backdropForAccess: Rule = rule('photo', { kinds: ['BACKDROP'] }, 'ALI', {
  ...FACE_CHECKS_BEGIN,
  words: 'shared.backdrop-for-access',
});

/** The face check is for every kind of filing here. */
export const faceForAccess: Rule = rule('photo', { kinds: ['FACE'] }, 'ALI', FACE_CHECKS_BEGIN);

/** A link of the province's own for recovering the filing password by post. */
export const ownRecoveryLink: Rule = rule(
  'password-recovery',
  { online: true, offline: true, ownLink: true },
  'ALI',
);
