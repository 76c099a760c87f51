import { issue } from '../issue.ts';
import type { Issue, IssueCode } from '../issue.ts';
import { checkFailureOf, personalCertificateOf } from '../numbers/certificate-number.ts';
import type { CheckFailure } from '../numbers/fault.ts';
import { withoutHyphens } from '../numbers/normalise.ts';
import type { Maybe } from '../text.ts';
import type { CompletedDetails } from './complete.ts';
import type { DetailsContext } from './context.ts';
import type { Confirmed } from './draft.ts';

/** A certificate number in the details: where it stands, and whether the applicant has compared it with the paper. */
type Held = {
  path: readonly string[];
  type: unknown;
  number: Maybe;
  confirmed: Confirmed;
  confirmedOn: Maybe;
};

type Known = Pick<DetailsContext, 'nature' | 'certificateType' | 'certificateNumber'>;

const personNumber = (path: readonly string[], person: CompletedDetails['subjectPerson']): Held => ({
  path: [...path, 'certificateNumber'],
  type: person.certificateType,
  number: person.certificateNumber,
  confirmed: person.certificateNumberConfirmed,
  confirmedOn: person.certificateNumberConfirmedOn,
});

const numbersOf = ({ subject, subjectPerson, websites }: CompletedDetails, known: Known): Held[] => {
  const own: Held = {
    path: ['subject', 'certificateNumber'],
    type: known.certificateType,
    number: known.certificateNumber,
    confirmed: subject.certificateNumberConfirmed,
    confirmedOn: subject.certificateNumberConfirmedOn,
  };
  if (known.nature === 'PERSONAL') return [own];
  const representative = subject.legalRepresentativeCertificateNumber;
  return [
    own,
    {
      path: ['subject', 'legalRepresentativeCertificateNumber'],
      type: representative ? personalCertificateOf(representative) : undefined,
      number: representative,
      confirmed: subject.legalRepresentativeCertificateNumberConfirmed,
      confirmedOn: subject.legalRepresentativeCertificateNumberConfirmedOn,
    },
    personNumber(['subjectPerson'], subjectPerson),
    ...websites.flatMap(({ samePerson, person }, index) =>
      samePerson === false ? [personNumber(['websites', String(index), 'person'], person ?? {})] : [],
    ),
  ];
};

type Doubtful = Held & { failure: CheckFailure };

/** Numbers whose check character fails, and those of them that were confirmed; one that stands twice is confirmed once. */
const doubtfulNumbers = (
  details: CompletedDetails,
  known: Known,
): (Doubtful & { settled: Held | null })[] => {
  const doubtful = numbersOf(details, known).flatMap((held): Doubtful[] => {
    const failure = checkFailureOf(held.type, held.number);
    return failure ? [{ ...held, failure }] : [];
  });
  const bare = ({ number }: Held): string => withoutHyphens(number ?? '');
  return doubtful.map((one) => ({
    ...one,
    settled:
      doubtful.find(
        (other) => bare(other) === bare(one) && (other.confirmed === true || Boolean(other.confirmedOn)),
      ) ?? null,
  }));
};

const told = ({ path, failure }: Doubtful, code: IssueCode, more: Record<string, string> = {}): Issue =>
  issue(path, code, { standard: failure.standard, expected: failure.expected, ...more });

/** Numbers to be compared with the paper and corrected or confirmed. */
export const checkConfirmations = (details: CompletedDetails, known: Known): Issue[] =>
  doubtfulNumbers(details, known)
    .filter(({ settled }) => settled === null)
    .map((one) => told(one, 'NUMBER_UNCONFIRMED'));

/** What is to be known of such numbers: which character the standard gives, and when somebody confirmed another. */
export const numberWarnings = (details: CompletedDetails, known: Known): Issue[] =>
  doubtfulNumbers(details, known).map((one) => {
    const date = one.settled?.confirmedOn;
    return date ? told(one, 'CHECK_CONFIRMED', { date }) : told(one, one.failure.code);
  });
