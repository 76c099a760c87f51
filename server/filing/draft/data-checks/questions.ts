import { domainToASCII } from 'node:url';
import type { DataCheckKind } from '../../../../prisma/generated/client/enums.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import type { PersonDraft } from '../../../../schema/rules/details/draft.ts';
import { whereReadable } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { detailsIssues } from '../details/check.ts';
import { certificateNumberOf, meantDetails } from '../details/complete.ts';
import { effectOf } from '../queue-data-checks.ts';

/** A question to a register: about whom, and the values that are compared there. */
export type Question = {
  readonly kind: DataCheckKind;
  /** `subject`, `subjectPerson`, the id of a website for its person, or a domain. */
  readonly about: string;
  readonly data: Readonly<Record<string, unknown>>;
};

const ofPerson = (about: string, person: PersonDraft): Question => {
  const { name, certificateType, certificateNumber, mobile } = person;
  return { kind: 'PERSON_CHECK', about, data: { name, certificateType, certificateNumber, mobile } };
};

/**
 * What the provider's registers are to be asked about a filing now. Nobody is asked about what the form itself finds wrong or
 * missing: each question costs the provider money, and its answer would be known beforehand.
 */
export function questionsOf(at: { filing: FullFiling; sealer: Sealer; now: Date }): Question[] {
  const { filing, sealer, now } = at;
  const details = whereReadable(() => meantDetails(sealer, filing));
  if (!details || !filing.detailsSavedAt) return [];
  const wrong = detailsIssues(sealer, filing, now).map(({ path }) => path.join('.'));
  const isRight = (...path: string[]): boolean => {
    const start = path.join('.');
    return !wrong.some((one) => one === start || one.startsWith(`${start}.`));
  };
  const { subject, subjectPerson, websites } = details;
  const certificate = {
    certificateType: filing.certificateType,
    certificateNumber: certificateNumberOf(sealer, filing),
  };
  const all: Question[] = [];
  if (filing.nature !== 'PERSONAL' && isRight('subject')) {
    const { legalRepresentativeName, legalRepresentativeCertificateNumber } = subject;
    const data = {
      name: subject.name,
      ...certificate,
      representativeName: legalRepresentativeName ?? null,
      representativeCertificateNumber: legalRepresentativeCertificateNumber ?? null,
    };
    all.push({ kind: 'SUBJECT_CHECK', about: 'subject', data });
  }
  if (isRight('subjectPerson')) all.push(ofPerson('subjectPerson', subjectPerson));
  filing.websites.forEach(({ id, domains }, index) => {
    const website = websites.find(({ websiteId }) => websiteId === id);
    if (website?.samePerson === false && website.person && isRight('websites', String(index), 'person'))
      all.push(ofPerson(id, website.person));
    if (!isRight('subject', 'name')) return;
    for (const domain of domains)
      all.push({
        kind: 'DOMAIN_CHECK',
        about: domain,
        data: { domain, asciiDomain: domainToASCII(domain), holder: subject.name },
      });
  });
  if (isRight('subject', 'name')) {
    const domains = filing.websites.flatMap((website) => website.domains);
    all.push({
      kind: 'BLACKLIST_CHECK',
      about: 'subject',
      data: { name: subject.name, ...certificate, domains },
    });
  }
  return all.filter(({ kind }) => effectOf(filing, kind) !== null);
}

/** Under which a question is known: another value makes another one. */
export const askedIndex = (sealer: Sealer, { kind, about, data }: Question) =>
  sealer.blindIndex('data-check', Buffer.from(JSON.stringify([kind, about, data]), 'utf8').toString('hex'));
