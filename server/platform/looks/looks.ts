import type { Services } from '../../services.ts';
import { filingScope, mayReveal } from '../tenancy/access.ts';
import type { Actor } from '../tenancy/actor.ts';
import { recordAudit } from '../tenancy/audit.ts';
import { sessionStanding } from '../tenancy/standing.ts';
import { bearerOf, sessionOf, type Bearer } from './bearer.ts';
import { reasonOf } from './reasons.ts';

/*
 * The one way to personal data in clear and to pictures, whatever shows them. An applicant sees its own. A reviewer first says why
 * (reasons.ts), and every look counts against the limit and stands in the audit with the reason. Nobody else sees anything.
 */

/** What is looked at. */
export type Sight = 'DETAILS' | 'BACKDROP_ADDRESS' | 'NOTICE' | 'MESSAGE' | 'FORM' | 'PICTURE';

export type Look = {
  sight: Sight;
  /** What the reason was given for: the filing, the entry of a list, or the message of the authority. */
  about: string;
  /** What exactly was seen, where that is a part of it. */
  targetId?: string;
};

type Needs = Pick<Services, 'database' | 'limits' | 'clock'>;

/** Seconds a link works. A reviewer's is followed at once; an applicant's may wait for a printer. */
export const LINK_SECONDS = {
  APPLICANT: { PREVIEW: 300, FORM: 900 },
  STAFF: { PREVIEW: 90, FORM: 90 },
} as const;

/** Whether the bearer may be given a link now; asks nothing of the limit, for nothing was seen yet. */
export async function mayGetLink(
  { database }: Pick<Services, 'database'>,
  actor: Actor,
  about: string,
): Promise<Bearer | null> {
  if (actor.kind === 'APPLICANT') return bearerOf(actor);
  if (actor.kind !== 'STAFF' || !mayReveal(actor)) return null;
  const given = { staffId: actor.staffId, session: sessionOf(actor.session) };
  return (await reasonOf(database.prisma, given, about)) && bearerOf(actor);
}

/**
 * Whether the bearer may see it, and if a reviewer does, that it was seen and why.
 * @throws RateLimited when a reviewer has looked too often
 */
export async function look(
  services: Needs,
  bearer: Bearer,
  { sight, about, targetId }: Look,
): Promise<boolean> {
  if (bearer.kind === 'APPLICANT') return true;
  const { prisma } = services.database;
  const session = sessionOf(bearer);
  const given = await reasonOf(prisma, { staffId: bearer.subjectId, session }, about);
  if (!given) return false;
  await services.limits.consume('REVEAL', bearer.subjectId);
  await recordAudit(prisma, {
    tenant: bearer,
    by: { kind: 'STAFF', id: bearer.subjectId },
    action: sight === 'PICTURE' ? 'MATERIAL_VIEWED' : 'PERSONAL_DATA_REVEALED',
    targetId: targetId ?? about,
    filingId: sight === 'NOTICE' || sight === 'MESSAGE' ? null : about,
    what: sight,
    reason: given.reason,
    session,
    at: await services.clock.now(bearer),
  });
  return true;
}

/** The same for whoever asks with a session of its own. */
export const lookAs = async (services: Needs, actor: Actor, what: Look): Promise<boolean> =>
  (actor.kind === 'APPLICANT' || actor.kind === 'STAFF') && mayReveal(actor)
    ? look(services, bearerOf(actor), what)
    : false;

/**
 * The same for whoever follows a link: its session must stand, and still see the filing. Its roles were asked when the link was given.
 * @throws RateLimited
 */
export async function lookByLink(services: Needs, bearer: Bearer, what: Look): Promise<boolean> {
  const { prisma } = services.database;
  const standing = await sessionStanding(prisma, bearer, { origin: null, keyHash: null });
  if (!standing || standing.suspended || standing.ended) return false;
  const { providerId, mode, kind, subjectId } = bearer;
  const session = { mintedAt: bearer.mintedAt, keyId: bearer.keyId };
  const actor =
    kind === 'APPLICANT'
      ? ({ kind, providerId, mode, applicantId: subjectId, session, sessionExpiresAt: new Date() } as const)
      : ({
          kind,
          providerId,
          mode,
          staffId: subjectId,
          roles: [],
          session,
          sessionExpiresAt: new Date(),
        } as const);
  const seen = await prisma.filing.count({ where: { AND: [{ id: what.about }, filingScope(actor)] } });
  return seen > 0 && look(services, bearer, what);
}
