import type { IpRange } from '../../../../prisma/generated/client/client.ts';
import { SUBJECT_NATURES, type SubjectNature } from '../../../../schema/rules/choices/subject-natures.ts';
import { isEmail } from '../../../../schema/rules/email.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { IpRangeFiled } from '../../../authority/acts.ts';
import type { Bytes } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { sealContext } from '../../machine/full-filing.ts';
import { placeIssues } from '../../provinces/divisions.ts';

/** Who uses an allocated range (使用单位). */
export type RangeUser = {
  readonly name: string;
  readonly nature: SubjectNature;
  readonly province: string;
  readonly city: string;
  readonly county?: string | null | undefined;
  readonly street: string;
  readonly contact: string;
  readonly phone: string;
  readonly email: string;
};

export type RangeDetails = Pick<IpRangeFiled, 'addressing' | 'allocatedOn' | 'allocatedTo'> & {
  readonly user?: RangeUser | null | undefined;
};

/** What is filed of a range, and what was sent and waits for a word. */
type Kept = { readonly filed: RangeDetails | null; readonly sent: RangeDetails | null };

export const sealDetails = (sealer: Sealer, id: string, kept: Kept): Bytes =>
  sealer.seal(kept, sealContext(id, 'details'));

/** @throws SealBroken */
export const openDetails = (sealer: Sealer, { id, details }: Pick<IpRange, 'id' | 'details'>): Kept =>
  sealer.open<Kept>(details, sealContext(id, 'details'));

type Use = IpRange['use'];

/** What each use has to say (规范 V3.0, 分配方式): an allocated range everything, a re-allocated one to whom, the provider's own how. */
const NEEDED: Readonly<Record<Use, readonly (keyof RangeDetails)[]>> = {
  ALLOCATED: ['addressing', 'allocatedOn', 'user'],
  REALLOCATED: ['allocatedTo'],
  OWN: ['addressing', 'allocatedOn'],
  RESERVED: [],
};

const LONGEST = {
  name: 255,
  street: 512,
  contact: 20,
  phone: 255,
  email: 255,
} as const;
const SHORTEST_PHONE = 11;

function userIssues(user: RangeUser, path: readonly string[]): Issue[] {
  const texts = (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).flatMap((name) => {
    const max = LONGEST[name];
    const text = user[name].trim();
    if (text === '') return [issue([...path, name], 'REQUIRED')];
    return [...text].length > max ? [issue([...path, name], 'TOO_LONG', { max })] : [];
  });
  const places = placeIssues({ ...user, county: user.county ?? '' }).filter(
    ({ path: [field] }) => field !== 'county' || user.county,
  );
  return [
    ...texts,
    ...places.map(({ path: at, ...rest }) => ({ ...rest, path: [...path, ...at] })),
    ...(user.email && !isEmail(user.email) ? [issue([...path, 'email'], 'EMAIL_INVALID')] : []),
    ...(user.phone && user.phone.trim().length < SHORTEST_PHONE
      ? [issue([...path, 'phone'], 'IP_RANGE_PHONE')]
      : []),
  ];
}

/** What is wrong with what is said of a range. */
export const detailIssues = (use: Use, details: RangeDetails, path: readonly string[]): Issue[] => [
  ...NEEDED[use].flatMap((name) => (details[name] == null ? [issue([...path, name], 'REQUIRED')] : [])),
  ...(details.user ? userIssues(details.user, [...path, 'user']) : []),
];

const natureCode = (nature: SubjectNature): number =>
  SUBJECT_NATURES.find(({ key }) => key === nature)?.miitCode ?? 0;

type Ids = Pick<IpRange, 'first' | 'last' | 'use' | 'ownId' | 'authorityRangeId'>;

/** A range as the authority is told of it. */
export const asSent = (
  { first, last, use, ownId, authorityRangeId }: Ids,
  { user, ...details }: RangeDetails,
): IpRangeFiled => ({
  ownId,
  authorityId: authorityRangeId ?? 0n,
  first,
  last,
  use,
  ...details,
  user: user ? { ...user, natureCode: natureCode(user.nature) } : null,
});

/** What is said of a range: what was sent last, else what is filed. @throws SealBroken */
export const saidOfRange = (sealer: Sealer, range: Pick<IpRange, 'id' | 'details'>): RangeDetails => {
  const { filed, sent } = openDetails(sealer, range);
  return sent ?? filed ?? {};
};

/** The authority's own words on a refusal; null where there are none. @throws SealBroken */
export const rangeOpinion = (
  sealer: Sealer,
  { id, opinion }: Pick<IpRange, 'id' | 'opinion'>,
): string | null => opinion && sealer.open<string>(opinion, sealContext(id, 'opinion'));
