import type { MaterialKind } from '../../../../prisma/generated/client/enums.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Attachment } from '../../../authority/attachment.ts';
import { ProtocolFault } from '../../../authority/protocol/fault.ts';
import { attachmentOf } from '../../../platform/materials/kinds.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { Services } from '../../../services.ts';
import type { Desk, Prepared } from './acts.ts';
import { ownSite } from './site.ts';
import { noteActSent, occasionOf } from './website-acts.ts';

/** Most pictures that one act carries. */
const MOST_SCANS = 20;

export type Scan = {
  readonly kind: MaterialKind;
  /** The picture within the authority's limit. @throws ProtocolFault `attachment` where no legible version fits */
  readonly jpeg: () => Promise<Uint8Array>;
};

type Site = Awaited<ReturnType<typeof ownSite>>;

/** As the authority gets it, or what speaks against it. */
async function attached(site: Site, { kind, jpeg }: Scan, index: number): Promise<Attachment | Issue> {
  const path = ['kinds', String(index)];
  const use = attachmentOf(kind);
  if (!use) return issue(path, 'SCAN_STAYS');
  const { owner, code } = use;
  const ownerNumber = owner === 'SUBJECT' ? site.record.subjectNumber : site.websiteNumber;
  try {
    return { use: code, owner, ownerNumber, jpeg: await jpeg() };
  } catch (error) {
    if (error instanceof ProtocolFault && error.reason === 'attachment') return issue(path, 'SCAN_UNFIT');
    throw error;
  }
}

/**
 * Sends scans of papers alone (真实性核验材料, XZHYD) for a website that this provider gives access to: those that the bureau asks for
 * again, or that came later than the filing.
 * @throws ValidationFailure
 */
async function scansOf(
  { database: { prisma }, clock }: Pick<Desk, 'database' | 'clock'>,
  tenant: Tenant,
  { site, scans }: { site: Site; scans: readonly Scan[] },
): Promise<Prepared> {
  const path = ['websiteNumber'];
  const now = await clock.now(tenant);
  const occasion = await occasionOf(prisma, site.recordId, 'VERIFICATION_SCANS', { now, path });
  if (scans.length === 0) throw new ValidationFailure([issue(['kinds'], 'SCANS_NONE')]);
  if (scans.length > MOST_SCANS)
    throw new ValidationFailure([issue(['kinds'], 'TOO_MANY', { max: MOST_SCANS })]);
  const attachments: Attachment[] = [];
  const issues: Issue[] = [];
  for (const [index, scan] of scans.entries()) {
    const one = await attached(site, scan, index);
    if ('jpeg' in one) attachments.push(one);
    else issues.push(one);
  }
  if (issues.length > 0) throw new ValidationFailure(issues);
  const { id: websiteId, websiteNumber } = site;
  return {
    act: { kind: 'SCANS', attachments },
    targetId: websiteId,
    number: websiteNumber,
    operation: 'XZHYD',
    occasion: occasion + 1,
    path,
    done: (tx, at) => noteActSent(tx, tenant, { websiteId, websiteNumber, kind: 'VERIFICATION_SCANS' }, at),
  };
}

/** The papers of the order under which the website was approved. @throws NotFound, ValidationFailure */
export async function storedScans(
  services: Services,
  tenant: Tenant,
  { websiteNumber, kinds }: { websiteNumber: string; kinds: readonly MaterialKind[] },
): Promise<Prepared> {
  const { prisma } = services.database;
  const { providerId, mode } = tenant;
  const site = await ownSite(prisma, tenant, websiteNumber);
  const order = await prisma.filingWebsite.findFirst({
    where: {
      websiteNumber: site.websiteNumber,
      result: 'APPROVED',
      filing: { providerId, mode, state: 'APPROVED' },
    },
    orderBy: { id: 'desc' },
    select: { id: true, filingId: true },
  });
  const papers = await prisma.material.findMany({
    where: {
      filingId: order?.filingId ?? '',
      status: 'STORED',
      kind: { in: [...kinds] },
      OR: [{ filingWebsiteId: null }, { filingWebsiteId: order?.id ?? '' }],
    },
    orderBy: { id: 'asc' },
  });
  const scans = papers.map((paper) => ({
    kind: paper.kind,
    jpeg: () => services.materials.attachment(paper),
  }));
  return scansOf(services, tenant, { site, scans });
}

/** Pictures that somebody has at hand. @throws NotFound, ValidationFailure */
export async function givenScans(
  desk: Desk,
  tenant: Tenant,
  { websiteNumber, scans }: { websiteNumber: string; scans: readonly Scan[] },
): Promise<Prepared> {
  return scansOf(desk, tenant, { site: await ownSite(desk.database.prisma, tenant, websiteNumber), scans });
}
