import type { MaterialKind } from '../../../prisma/generated/client/enums.ts';
import type { Material, Prisma } from '../../../prisma/generated/client/client.ts';
import { issue } from '../../../schema/rules/issue.ts';
import type { Issue } from '../../../schema/rules/issue.ts';
import { NotFound, ValidationFailure } from '../../../schema/rules/failures.ts';
import { newId } from '../ids.ts';
import { filingScope } from '../tenancy/access.ts';
import type { KnownActor } from '../tenancy/actor.ts';
import { materialRule, mayBeTaken, sentType } from './kinds.ts';
import type { MaterialRule } from './kinds.ts';
import type { Links } from './links.ts';
import type { Quota } from './quota.ts';
import { tooLarge, tooSmall } from './refusals.ts';

export type UploadRequest = {
  filingId: string;
  filingWebsiteId?: string | null;
  kind: MaterialKind;
  contentType: string;
  bytes: number;
  /** SHA-256 of the file, in hexadecimal digits; whoever says it goes on with what came of the same file before. */
  sha256?: string | null;
  /** Whether the form's camera takes it there and then. */
  live?: boolean | null;
  /** For whom the link is made. */
  bearer?: string;
};

/** Where and how to send the file. */
export type UploadTarget = {
  url: string;
  method: 'PUT';
  headers: { name: string; value: string }[];
  expiresAt: Date;
  /** Bytes of the same file that came before: the rest is sent in pieces. */
  receivedBytes: number;
};

type Means = {
  links: Links;
  quota: Quota;
  publicUrl: string;
  /** The tenant's clock, for the row. */
  now: Date;
  /** For the link, which a test clock must not stretch. */
  realNow: Date;
};

/** An upload must begin within so many minutes. */
export const UPLOAD_MINUTES = 10;

const SHA256 = /^[0-9a-f]{64}$/i;

const shapeIssues = (request: UploadRequest, rule: MaterialRule): Issue[] => {
  const issues: Issue[] = [];
  if (!mayBeTaken(request.contentType, rule)) issues.push(issue(['contentType'], 'MATERIAL_TYPE'));
  if (request.bytes > rule.maxBytes) issues.push(tooLarge(['bytes'], request.bytes, rule.maxBytes));
  if (request.bytes < Math.max(1, rule.minBytes))
    issues.push(tooSmall(['bytes'], request.bytes, Math.max(1, rule.minBytes)));
  if (request.sha256 && !SHA256.test(request.sha256)) issues.push(issue(['sha256'], 'UPLOAD_DIGEST_SHAPE'));
  if (rule.owner === 'WEBSITE' && !request.filingWebsiteId) issues.push(issue(['websiteId'], 'REQUIRED'));
  return issues;
};

const assertRoom = async (
  tx: Prisma.TransactionClient,
  slot: Prisma.MaterialWhereInput,
  most: number,
): Promise<void> => {
  // A slot for one is never full: the new upload takes the old one's place.
  if (most === 1) return;
  const stored = await tx.material.count({ where: { ...slot, status: 'STORED' } });
  if (stored >= most) throw new ValidationFailure([issue(['kind'], 'TOO_MANY', { max: most })]);
};

type Announced = Pick<Material, 'filingId' | 'filingWebsiteId' | 'kind' | 'declaredBytes' | 'sha256'>;

/** The row of the same file for the same place, of which a part has come. */
const begunBefore = async (tx: Prisma.TransactionClient, announced: Announced) =>
  announced.sha256 &&
  (await tx.material.findFirst({
    where: { ...announced, sha256: announced.sha256, status: 'AWAITING', partial: { isNot: null } },
    include: { partial: true },
    orderBy: { id: 'desc' },
  }));

/**
 * Prepares an upload: a row that awaits its file, and the signed link to send it to. Whether the filing takes uploads now is
 * the filing's state machine to say, before this is called.
 *
 * @throws NotFound, ValidationFailure
 */
export const requestUpload = async (
  tx: Prisma.TransactionClient,
  actor: KnownActor,
  request: UploadRequest,
  { links, quota, publicUrl, now, realNow }: Means,
): Promise<{ material: Material; upload: UploadTarget }> => {
  const { filingId, kind } = request;
  const contentType = sentType(request.contentType);
  const filing = await tx.filing.findFirst({
    where: { AND: [{ id: filingId }, filingScope(actor)] },
    select: { id: true, providerId: true, mode: true, websites: { select: { id: true } } },
  });
  if (!filing) throw new NotFound('filing');
  const rule = materialRule(kind);
  const issues = shapeIssues(request, rule);
  if (issues.length > 0) throw new ValidationFailure(issues);
  const filingWebsiteId = rule.owner === 'WEBSITE' ? (request.filingWebsiteId ?? null) : null;
  if (filingWebsiteId !== null && !filing.websites.some((one) => one.id === filingWebsiteId)) {
    throw new NotFound('website');
  }
  if (await quota.isExceededBy(tx, filing.providerId, request.bytes))
    throw new ValidationFailure([issue(['kind'], 'MATERIAL_QUOTA')]);
  await assertRoom(tx, { filingId, filingWebsiteId, kind }, rule.most);
  const announced = {
    filingId,
    filingWebsiteId,
    kind,
    declaredBytes: request.bytes,
    sha256: request.sha256 ? Buffer.from(request.sha256, 'hex') : null,
  };
  const begun = await begunBefore(tx, announced);
  const material =
    begun ??
    (await tx.material.create({
      data: {
        ...announced,
        id: newId('Material'),
        providerId: filing.providerId,
        mode: filing.mode,
        declaredType: contentType,
        live: request.live ?? false,
        createdAt: now,
      },
    }));
  const expiresAt = new Date(realNow.getTime() + UPLOAD_MINUTES * 60_000);
  return {
    material,
    upload: {
      url: `${publicUrl}${links.make('PUT', material.id, expiresAt, request.bearer)}`,
      method: 'PUT',
      headers: [{ name: 'Content-Type', value: contentType }],
      expiresAt,
      receivedBytes: begun?.partial?.receivedBytes ?? 0,
    },
  };
};
