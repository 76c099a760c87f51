import { MOST_ORIGINS } from '../../../schema/rules/bounds.ts';
import type { AllowedOrigin, Prisma } from '../../../prisma/generated/client/client.ts';
import type { Mode } from '../../../prisma/generated/client/enums.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { publish } from '../events/publish.ts';
import { newId } from '../ids.ts';
import type { Tenant } from './actor.ts';
import { recordAudit } from './audit.ts';
import type { Auditee } from './audit.ts';
import { publishStanding } from './standing-events.ts';

type Tx = Prisma.TransactionClient;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The origin in the form browsers send (`https://host[:port]`), or null: a path, a user or a wildcard makes it none, and so does
 * plain http, except on the developer's own machine in test mode.
 */
export const parseOrigin = (text: string, mode: Mode): string | null => {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  const safe =
    url.protocol === 'https:' || (mode === 'TEST' && url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  return bare && safe && !url.hostname.includes('*') ? url.origin : null;
};

/** The event after which every replica looks anew which origins are allowed. */
export const ORIGINS_TOPIC = 'origins';

/** Allows an origin; allowing it again changes nothing. @throws ValidationFailure */
export const allowOrigin = async (
  tx: Tx,
  { tenant, by, now, origin }: { tenant: Tenant; by: Auditee; now: Date; origin: string },
): Promise<AllowedOrigin> => {
  const parsed = parseOrigin(origin, tenant.mode);
  if (!parsed) throw new ValidationFailure([issue(['origin'], 'ORIGIN_INVALID', { value: origin })]);
  const { providerId, mode } = tenant;
  const known = await tx.allowedOrigin.findUnique({
    where: { providerId_mode_origin: { providerId, mode, origin: parsed } },
  });
  if (known) return known;
  if ((await tx.allowedOrigin.count({ where: { providerId, mode } })) >= MOST_ORIGINS)
    throw new ValidationFailure([issue(['origin'], 'TOO_MANY', { max: MOST_ORIGINS })]);
  const row = await tx.allowedOrigin.create({
    data: { id: newId('AllowedOrigin'), providerId, mode, origin: parsed, createdAt: now },
  });
  await recordAudit(tx, { tenant, by, action: 'ORIGIN_ALLOWED', targetId: row.id, at: now });
  await publish(tx, ORIGINS_TOPIC);
  await publishStanding(tx, providerId);
  return row;
};

/** @throws NotFound */
export const removeOrigin = async (
  tx: Tx,
  { tenant, by, now, id }: { tenant: Tenant; by: Auditee; now: Date; id: string },
): Promise<void> => {
  const { count } = await tx.allowedOrigin.deleteMany({
    where: { id, providerId: tenant.providerId, mode: tenant.mode },
  });
  if (count === 0) throw new NotFound('AllowedOrigin');
  await recordAudit(tx, { tenant, by, action: 'ORIGIN_REMOVED', targetId: id, at: now });
  await publish(tx, ORIGINS_TOPIC);
  await publishStanding(tx, tenant.providerId);
};

/** The tenant's origins, the newest first. */
export const originsOf = (tx: Tx, { providerId, mode }: Tenant): Promise<AllowedOrigin[]> =>
  tx.allowedOrigin.findMany({ where: { providerId, mode }, orderBy: { id: 'desc' } });

/** Whether pages of this origin may use the tenant's publishable key; compared exactly. */
export const isOriginAllowed = async (tx: Tx, tenant: Tenant, origin: string): Promise<boolean> => {
  const { providerId, mode } = tenant;
  const row = await tx.allowedOrigin.findUnique({
    where: { providerId_mode_origin: { providerId, mode, origin } },
    select: { id: true },
  });
  return row !== null;
};
