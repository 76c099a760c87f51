import type { PrismaClient } from '../../../../prisma/generated/client/client.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Maybe } from '../../../../schema/rules/text.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Services } from '../../../services.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { meantDetails } from '../../draft/details/complete.ts';
import { openFiled } from '../../draft/details/filed-data.ts';
import { filedPhone } from '../../draft/details/filed-phone.ts';

/** Whether a code is texted to a phone before an access is cancelled: whose, or why none is. */
export type CodeNeed = { readonly phone: string } | { readonly phone: null; readonly reason: Issue };

type Filed = Tenant & {
  websiteNumber: string;
  record: { id: string; subjectId: string; personal: Uint8Array | null };
};

/** Mobile of a website's responsible person (网站负责人) in the newest order that brought the website here. */
async function mobileInOrder(
  prisma: PrismaClient,
  sealer: Sealer,
  { providerId, mode, websiteNumber, record: { subjectId } }: Filed,
): Promise<Maybe> {
  const ordered = await prisma.filingWebsite.findFirst({
    where: {
      websiteNumber,
      result: 'APPROVED',
      filing: { providerId, mode, subjectId, state: 'APPROVED' },
    },
    orderBy: { filing: { decidedAt: 'desc' } },
    select: {
      id: true,
      filing: {
        include: {
          subject: { select: { id: true, personal: true } },
          websites: { select: { id: true, personal: true } },
          persons: true,
        },
      },
    },
  });
  if (!ordered) return null;
  const { websites } = meantDetails(sealer, ordered.filing);
  return websites.find(({ websiteId }) => websiteId === ordered.id)?.person?.mobile;
}

async function phoneOf(
  { database: { prisma }, privacy }: Pick<Services, 'database' | 'privacy'>,
  website: Filed,
): Promise<string | null> {
  const sealer = await privacy.forProvider(website.providerId);
  const entered = await mobileInOrder(prisma, sealer, website);
  return filedPhone(openFiled(sealer, website.record), website.websiteNumber, entered);
}

/**
 * Whether a code is asked for: where the provider (or the rehearsal) sends texts and we hold the phone. Else the applicant's
 * own session, the confirmation and the filing password stand alone, so that nobody is locked into an access.
 */
export async function codeNeed(
  services: Pick<Services, 'database' | 'privacy' | 'hooks'>,
  website: Filed,
): Promise<CodeNeed> {
  const none = (code: 'CANCEL_CODE_NO_GATEWAY' | 'CANCEL_CODE_NO_PHONE'): CodeNeed => ({
    phone: null,
    reason: issue(['websiteNumber'], code),
  });
  if (!(await services.hooks.has(website, 'TEXT_MESSAGE'))) return none('CANCEL_CODE_NO_GATEWAY');
  const phone = await phoneOf(services, website);
  return phone === null ? none('CANCEL_CODE_NO_PHONE') : { phone };
}
