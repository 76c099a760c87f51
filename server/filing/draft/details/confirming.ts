import type {
  FilingDetailsDraft,
  PersonDraft,
  SubjectDraft,
} from '../../../../schema/rules/details/draft.ts';
import type { StoredDetails } from './store.ts';

type NumberField = 'certificateNumber' | 'legalRepresentativeCertificateNumber';
type Numbered = SubjectDraft & PersonDraft;

/** The day stays as long as the number does; what was only said now begins today, and an open answer changes nothing. */
const dayOf = (field: NumberField, now: Numbered, then: Numbered, today: string): string | null => {
  const before = then[`${field}ConfirmedOn`] ?? null;
  const kept = (now[field] ?? null) === (then[field] ?? null) ? before : null;
  const said = now[`${field}Confirmed`];
  if (said === false) return null;
  return kept ?? (said === true ? today : null);
};

/** What was said of the numbers becomes the days on which it was said. */
const stamped = <Draft extends Numbered>(
  fields: readonly NumberField[],
  now: Draft,
  then: Numbered,
  today: string,
): Draft => {
  const said = new Set(fields.flatMap((field) => [`${field}Confirmed`, `${field}ConfirmedOn`]));
  const others = Object.entries(now).filter(([name]) => !said.has(name));
  const days = fields.flatMap((field) => {
    const day = dayOf(field, now, then, today);
    return day === null ? [] : [[`${field}ConfirmedOn`, day] as const];
  });
  return Object.fromEntries([...others, ...days]) as Draft;
};

/**
 * The details with the days on which their doubtful numbers were confirmed against the paper.
 * @param today day in China, `YYYY-MM-DD`
 */
export const withConfirmations = (
  details: FilingDetailsDraft,
  before: StoredDetails,
  today: string,
): FilingDetailsDraft => ({
  ...details,
  subject:
    details.subject &&
    stamped(
      ['certificateNumber', 'legalRepresentativeCertificateNumber'],
      details.subject,
      before.subject,
      today,
    ),
  subjectPerson:
    details.subjectPerson &&
    stamped(['certificateNumber'], details.subjectPerson, before.subjectPerson, today),
  websites: details.websites?.map((website) => {
    const known = before.websites.find(({ websiteId }) => websiteId === website.websiteId);
    return website.person
      ? { ...website, person: stamped(['certificateNumber'], website.person, known?.person ?? {}, today) }
      : website;
  }),
});
