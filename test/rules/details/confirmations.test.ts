import { describe, expect, it } from 'vitest';
import type { FilingDetailsDraft, PersonDraft } from '../../../schema/rules/details/draft.ts';
import { checkDetails } from '../../../schema/rules/details/check.ts';
import { detailsWarnings } from '../../../schema/rules/details/warnings.ts';
import { formatIssue } from '../../../schema/messages/format.ts';
import type { Issue } from '../../../schema/rules/issue.ts';
import { told, withPerson, withSubject, withWebsite } from './judging.ts';
import { CLERK, COMPANY, contextFor, PERSONAL } from './sample.ts';

/** The specimens of GB 11643 with another last character: the standard gives X and 4. */
const WRONG_CARD = '110105194912310021';
const OTHER_WRONG_CARD = '440524188001010015';
/** In the public register with a 9, where GB 32100 gives F. */
const WRONG_CODE = '91350203M0001QKT19';

const unconfirmed = (draft: FilingDetailsDraft, context = contextFor()): string[] =>
  told(draft, context).flatMap((one) => (/^(\S+) NUMBER_UNCONFIRMED$/.exec(one) ?? []).slice(1));
const represented = (number: string): FilingDetailsDraft =>
  withSubject({ legalRepresentativeCertificateNumber: number });
const websiteOf = (person: PersonDraft, samePerson: boolean): FilingDetailsDraft =>
  withWebsite({ samePerson, person: { ...CLERK, ...person } });

const ofCode = contextFor({ certificateNumber: WRONG_CODE });
const ofPerson = contextFor({ nature: 'PERSONAL', certificateNumber: WRONG_CARD });

describe('a number whose check character fails is asked about', () => {
  it.each<[string, FilingDetailsDraft, typeof ofCode, string[]]>([
    ['nowhere, where all are right', COMPANY, contextFor(), []],
    ['as the subject’s own', COMPANY, ofCode, ['subject.certificateNumber']],
    ['once in a personal filing', PERSONAL, ofPerson, ['subject.certificateNumber']],
    [
      'as that of the legal representative',
      represented(WRONG_CARD),
      contextFor(),
      ['subject.legalRepresentativeCertificateNumber'],
    ],
    [
      'as that of the subject’s person',
      withPerson({ certificateNumber: WRONG_CARD }),
      contextFor(),
      ['subjectPerson.certificateNumber'],
    ],
    [
      'as that of another person for the website',
      websiteOf({ certificateNumber: WRONG_CARD }, false),
      contextFor(),
      ['websites.0.person.certificateNumber'],
    ],
    [
      'not of somebody who does not stand for the website any more',
      websiteOf({ certificateNumber: WRONG_CARD }, true),
      contextFor(),
      [],
    ],
    [
      'not of a passport, which has none',
      withPerson({ certificateType: 'PASSPORT', certificateNumber: 'E12345678' }),
      contextFor(),
      [],
    ],
  ])('%s', (_where, draft, context, paths) => {
    expect(unconfirmed(draft, context)).toEqual(paths);
  });

  it.each<[string, PersonDraft, number]>([
    ['yes', { certificateNumberConfirmed: true }, 0],
    ['yes, on a day that is kept', { certificateNumberConfirmedOn: '2026-03-01' }, 0],
    ['no', { certificateNumberConfirmed: false }, 1],
    ['nothing', { certificateNumberConfirmed: null, certificateNumberConfirmedOn: null }, 1],
  ])('until the answer is yes: %s', (_answer, answer, count) => {
    expect(unconfirmed(withPerson({ certificateNumber: WRONG_CARD, ...answer }))).toHaveLength(count);
    expect(unconfirmed(websiteOf({ certificateNumber: WRONG_CARD, ...answer }, false))).toHaveLength(count);
    expect(
      unconfirmed(
        withSubject({
          legalRepresentativeCertificateNumber: WRONG_CARD,
          legalRepresentativeCertificateNumberConfirmed: answer.certificateNumberConfirmed,
          legalRepresentativeCertificateNumberConfirmedOn: answer.certificateNumberConfirmedOn,
        }),
      ),
    ).toHaveLength(count);
    expect(unconfirmed(withSubject(answer), ofCode)).toHaveLength(count);
    expect(unconfirmed(withSubject(answer, PERSONAL), ofPerson)).toHaveLength(count);
  });

  it('once, where it stands twice, however it is written', () => {
    const person = { certificateNumber: '１１０１０５ 19491231 0021' };
    expect(unconfirmed(withPerson(person, represented(WRONG_CARD)))).toEqual([
      'subject.legalRepresentativeCertificateNumber',
      'subjectPerson.certificateNumber',
    ]);
    expect(
      unconfirmed(withPerson({ ...person, certificateNumberConfirmed: true }, represented(WRONG_CARD))),
    ).toEqual([]);
  });

  it('still, when another number is confirmed', () => {
    const person = { certificateNumber: OTHER_WRONG_CARD, certificateNumberConfirmed: true };
    expect(unconfirmed(withPerson(person, represented(WRONG_CARD)))).toEqual([
      'subject.legalRepresentativeCertificateNumber',
    ]);
  });
});

describe('what is told of such a number', () => {
  const inWords = (issues: readonly Issue[]): string[] => issues.map((one) => formatIssue(one, 'en'));
  const warnings = (answer: PersonDraft) =>
    detailsWarnings(withPerson({ certificateNumber: WRONG_CARD, ...answer }), contextFor());

  it('names the standard and the character that it gives', () => {
    const [said] = inWords(checkDetails(COMPANY, ofCode));
    expect(said).toMatch(/GB 32100, which gives F/);
  });

  it.each<[string, PersonDraft]>([
    ['while nobody answered', {}],
    ['while the day of the answer is not kept', { certificateNumberConfirmed: true }],
  ])('warns %s', (_when, answer) => {
    const found = warnings(answer);
    expect(found).toMatchObject([{ path: ['subjectPerson', 'certificateNumber'], code: 'ID_CARD_CHECK' }]);
    expect(inWords(found)[0]).toMatch(/GB 11643, which gives X/);
  });

  it('says on which day somebody confirmed it', () => {
    const found = warnings({ certificateNumberConfirmed: true, certificateNumberConfirmedOn: '2026-03-01' });
    expect(found).toMatchObject([{ path: ['subjectPerson', 'certificateNumber'], code: 'CHECK_CONFIRMED' }]);
    expect(inWords(found)[0]).toMatch(/GB 11643, which gives X.*1 March 2026/);
  });
});
