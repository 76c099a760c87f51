import type { PrismaClient } from '../../../../prisma/generated/client/client.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Maybe } from '../../../../schema/rules/text.ts';
import { orBroken, SealBroken } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Services } from '../../../services.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { meantDetails } from '../../draft/details/complete.ts';
import { openFiled } from '../../draft/details/filed-data.ts';
import { filedPhone } from '../../draft/details/filed-phone.ts';

/** Whether a code is texted to a phone before an access is cancelled: whose, or why none is. */
export type CodeNeed = { readonly phone: string } | { readonly phone: null; readonly reason: Issue };

type Filed = {
  websiteNumber: string;
  record: { id: string; subjectId: string; personal: Uint8Array | null };
};

type Opened = Pick<Services, 'database' | 'privacy'>;

const placeOf = (websiteNumber: string, subjectId: string): string => `${subjectId} ${websiteNumber}`;

/** Mobiles of the websites' responsible persons (网站负责人), each of the newest order that brought the website here. */
async function mobilesInOrders(
  prisma: PrismaClient,
  sealer: Sealer,
  { providerId, mode }: Tenant,
  websites: readonly Filed[],
): Promise<Map<string, () => Maybe>> {
  const ordered = await prisma.filingWebsite.findMany({
    where: {
      websiteNumber: { in: websites.map(({ websiteNumber }) => websiteNumber) },
      result: 'APPROVED',
      filing: {
        providerId,
        mode,
        subjectId: { in: websites.map(({ record }) => record.subjectId) },
        state: 'APPROVED',
      },
    },
    orderBy: { filing: { decidedAt: 'asc' } },
    select: { id: true, websiteNumber: true, filingId: true, filing: { select: { subjectId: true } } },
  });
  const newest = new Map(
    ordered.map((one) => [placeOf(one.websiteNumber, one.filing.subjectId), one] as const),
  );
  const filings = await prisma.filing.findMany({
    where: { id: { in: [...newest.values()].map(({ filingId }) => filingId) } },
    include: {
      subject: { select: { id: true, personal: true } },
      websites: { select: { id: true, personal: true } },
      persons: true,
    },
  });
  const byId = new Map(filings.map((filing) => [filing.id, filing]));
  return new Map(
    [...newest].map(([place, { id, filingId }]) => [
      place,
      () => {
        const filing = byId.get(filingId);
        const websites = filing ? meantDetails(sealer, filing).websites : [];
        return websites.find(({ websiteId }) => websiteId === id)?.person?.mobile;
      },
    ]),
  );
}

async function phonesOf(
  { database: { prisma }, privacy }: Opened,
  tenant: Tenant,
  websites: readonly Filed[],
): Promise<(string | null | SealBroken)[]> {
  const sealer = await privacy.forProvider(tenant.providerId);
  const entered = await mobilesInOrders(prisma, sealer, tenant, websites);
  return websites.map(({ websiteNumber, record }) =>
    orBroken(() =>
      filedPhone(
        openFiled(sealer, record),
        websiteNumber,
        entered.get(placeOf(websiteNumber, record.subjectId))?.(),
      ),
    ),
  );
}

/**
 * Whether a code is asked for: where the provider (or the rehearsal) sends texts and we hold the phone. Else the applicant's
 * own session, the confirmation and the filing password stand alone, so that nobody is locked into an access. For several websites of
 * one tenant, in the order given; an error in the place of one whose phone cannot be opened.
 */
export async function codeNeeds(
  services: Opened & Pick<Services, 'hooks'>,
  tenant: Tenant,
  websites: readonly Filed[],
): Promise<(CodeNeed | SealBroken)[]> {
  const none = (code: 'CANCEL_CODE_NO_GATEWAY' | 'CANCEL_CODE_NO_PHONE'): CodeNeed => ({
    phone: null,
    reason: issue(['websiteNumber'], code),
  });
  if (!(await services.hooks.has(tenant, 'TEXT_MESSAGE')))
    return websites.map(() => none('CANCEL_CODE_NO_GATEWAY'));
  const phones = await phonesOf(services, tenant, websites);
  return phones.map((phone) =>
    phone instanceof SealBroken ? phone : phone === null ? none('CANCEL_CODE_NO_PHONE') : { phone },
  );
}

/** The same for one website. */
export async function codeNeed(
  services: Opened & Pick<Services, 'hooks'>,
  website: Tenant & Filed,
): Promise<CodeNeed> {
  const [need] = await codeNeeds(services, website, [website]);
  if (!need) throw new Error('one website has one answer');
  if (need instanceof SealBroken) throw need;
  return need;
}
