import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { FilingState } from '../../../prisma/generated/client/enums.ts';
import type { AccessResult, AtBureau } from '../../authority/port.ts';
import { isOnWholeFile } from '../../authority/protocol/codes/result-codes.ts';

/** A site as a word names it, and the hand-over the word is on; null where the word only names the site. */
export type Placed = {
  readonly siteId: string;
  readonly filingId: string;
  readonly submissionId: string | null;
};

export const AT_AUTHORITY: FilingState[] = ['AWAITING_SMS', 'AT_AUTHORITY'];

/** Days for which another act of the same account may still be what a result without a name speaks of. */
const ACT_DAYS = 30;

/** The account by which a word came: it is on nothing that went by another. */
type Account = Required<AtBureau>;

type Tx = Prisma.TransactionClient;

async function byOwnId(tx: Tx, { bureau, ...here }: Account, accessId: bigint): Promise<Placed[]> {
  const handed = await tx.handedAccess.findFirst({
    where: { accessId, website: { filing: here }, submission: { bureau } },
  });
  if (!handed) return [];
  const { filingWebsiteId: siteId, submissionId } = handed;
  const { filingId } = await tx.filingWebsite.findUniqueOrThrow({ where: { id: siteId } });
  return [{ siteId, filingId, submissionId }];
}

/** The open order on a website; without one the newest that was ever handed over, which can only hear a later word. */
async function byNumber(tx: Tx, { bureau, ...here }: Account, websiteNumber: string): Promise<Placed[]> {
  const of = (filing: Prisma.FilingWhereInput) =>
    tx.filingWebsite.findMany({
      where: { websiteNumber, filing: { ...here, ...filing } },
      orderBy: { id: 'desc' },
      take: 2,
    });
  const placed = ({ id: siteId, filingId }: { id: string; filingId: string }): Placed => ({
    siteId,
    filingId,
    submissionId: null,
  });
  const open = await of({
    state: { in: [...AT_AUTHORITY, 'QUEUED'] },
    submissions: { some: { bureau } },
  });
  if (open.length > 0) return open.length === 1 ? open.map(placed) : [];
  const former = await of({ submissions: { some: { bureau, status: { in: ['ACCEPTED', 'FAILED'] } } } });
  return former.slice(0, 1).map(placed);
}

/** The website that the authority calls by this id (Wzid), or by that of our access to it (Jrid). */
async function byAuthorityId(tx: Tx, at: Account, id: bigint): Promise<Placed[]> {
  const { providerId, mode } = at;
  const known = await tx.website.findMany({
    where: { providerId, mode, OR: [{ authorityWebsiteId: id }, { authorityAccessId: id }] },
    take: 2,
  });
  const [website] = known;
  return website && known.length === 1 ? byNumber(tx, at, website.websiteNumber) : [];
}

/** Sites of the one hand-over without a word that fits. Two that fit equally are none: a word must not end the wrong order. */
async function bySubmission(tx: Tx, where: Prisma.SubmissionWhereInput): Promise<Placed[]> {
  const found = await tx.submission.findMany({
    where: { ...where, status: 'ACCEPTED', decisions: { none: {} }, filing: { state: { in: AT_AUTHORITY } } },
    select: { id: true, filing: { select: { websites: { where: { result: 'PENDING' } } } } },
    take: 2,
  });
  const [submission] = found;
  if (!submission || found.length > 1) return [];
  return submission.filing.websites.map(({ id: siteId, filingId }) => ({
    siteId,
    filingId,
    submissionId: submission.id,
  }));
}

/** Whether the account has lately sent anything else that a result without a name may be about. */
async function hasOtherActs(tx: Tx, here: Account, now: Date): Promise<boolean> {
  const acts = await tx.authorityMessage.count({
    where: {
      ...here,
      direction: 'SENT',
      method: 'isp_upload',
      filingIds: { isEmpty: true },
      at: { gte: new Date(now.getTime() - ACT_DAYS * 86_400_000) },
    },
  });
  return acts > 0;
}

/**
 * The sites a result speaks of: by our own id of the access (IspJrid), by an id of the authority's, by the website's number,
 * or by the upload whose file was broken. A word that names nothing decides nothing; only one on a broken file, which no
 * order can be approved or refused by, is taken to mean the one hand-over there is.
 */
export async function sitesOf(
  tx: Tx,
  { providerId, mode, bureau }: Account,
  result: AccessResult,
  now: Date,
): Promise<Placed[]> {
  const here = { providerId, mode, bureau };
  const { accessId, websiteNumber, uploadSequence: sequence, isNewAccess } = result;
  const found = [
    async () => (accessId === null ? [] : byOwnId(tx, here, accessId)),
    async () => (accessId === null || !isNewAccess ? [] : byAuthorityId(tx, here, accessId)),
    async () => (websiteNumber === null || !isNewAccess ? [] : byNumber(tx, here, websiteNumber)),
    async () => (sequence === null ? [] : bySubmission(tx, { ...here, sequence })),
  ];
  for (const find of found) {
    const sites = await find();
    if (sites.length > 0) return sites;
  }
  const namesNothing = accessId === null && websiteNumber === null && sequence === null;
  const guessed = namesNothing && isNewAccess && result.outcome === 'REFUSED' && isOnWholeFile(result.code);
  return guessed && !(await hasOtherActs(tx, here, now)) ? bySubmission(tx, here) : [];
}
