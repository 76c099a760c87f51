import type { FilingDetailsDraft } from '../../../../schema/rules/details/draft.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { isServerLocked, SERVER_GIVEN } from '../server/locked.ts';
import type { StoredDetails } from './store.ts';
import { isEmpty, isSame, putAt, valueAt } from './given-fields.ts';

type Locked = Pick<FullFiling, 'prefillLocked' | 'websites'>;

/** What the registered servers say of their websites. */
const saidByServers = ({ websites }: Locked): string[][] =>
  websites.flatMap(({ server }, index) =>
    server?.accessMethod ? [['websites', String(index), 'accessMethod']] : [],
  );

/** Paths that stay as the provider gave them; one whose value was destroyed is asked for again. */
const lockedIn = (filing: Locked, stored: StoredDetails): string[][] => {
  const said = saidByServers(filing);
  const names = new Set([...filing.prefillLocked, ...said.map((path) => path.join('.'))]);
  return [...names].map((name) => name.split('.')).filter((path) => !isEmpty(valueAt(stored, path)));
};

/** What is saved, each website at its place in the order. */
const placed = (draft: FilingDetailsDraft, { websites }: Locked): StoredDetails => ({
  subject: draft.subject ?? {},
  subjectPerson: draft.subjectPerson ?? {},
  websites: websites.map(
    ({ id }) => draft.websites?.find(({ websiteId }) => websiteId === id) ?? { websiteId: id },
  ),
});

/** Those paths as they are told. */
export const locksIn = (filing: Locked, stored: StoredDetails): string[] => [
  ...lockedIn(filing, stored).map((path) => path.join('.')),
  ...(isServerLocked(filing) ? [SERVER_GIVEN] : []),
];

/** Fields that the provider locked and that were typed otherwise; one that is left out is no change. */
export function lockIssues(filing: Locked, stored: StoredDetails, draft: FilingDetailsDraft): Issue[] {
  const typed = placed(draft, filing);
  return lockedIn(filing, stored).flatMap((path) => {
    const value = valueAt(typed, path);
    return value == null || isSame(value, valueAt(stored, path)) ? [] : [issue(path, 'PREFILL_LOCKED')];
  });
}

/** The parts to be saved with what is locked put back where it was left out. */
export function withLocked(
  filing: Locked,
  stored: StoredDetails,
  draft: FilingDetailsDraft,
): FilingDetailsDraft {
  const whole = structuredClone(placed(draft, filing));
  for (const path of lockedIn(filing, stored)) {
    const [part, index, below] = path;
    const site = part === 'websites' ? filing.websites[Number(index)] : undefined;
    const given = draft.websites?.find(({ websiteId }) => websiteId === site?.id);
    // A part that is not saved stays as it is by itself.
    const isSaved =
      part === 'websites' ? (below === 'person' ? given?.person : given) : draft[part as 'subject'];
    if (isSaved) putAt(whole, { path, value: valueAt(stored, path) });
  }
  return {
    ...draft,
    subject: draft.subject && whole.subject,
    subjectPerson: draft.subjectPerson && whole.subjectPerson,
    websites: draft.websites?.map(
      (website) => whole.websites.find(({ websiteId }) => websiteId === website.websiteId) ?? website,
    ),
  };
}
