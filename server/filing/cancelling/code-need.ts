import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import type { PersonDraft } from '../../../schema/validation/details/draft.ts';
import { issue, type Issue } from '../../../schema/validation/issue.ts';
import { mobileOf } from '../../../schema/validation/phone.ts';
import type { Sealer } from '../../privacy/sealer.ts';
import type { Services } from '../../services.ts';
import type { Tenant } from '../../tenancy/actor.ts';
import { openFiled } from '../details/filed-data.ts';
import { sealContext } from '../full-filing.ts';

/** Whether a code is texted to a phone before an access is cancelled: whose, or why none is. */
export type CodeNeed = { readonly phone: string } | { readonly phone: null; readonly reason: Issue };

type Filed = Tenant & {
  websiteNumber: string;
  record: { id: string; subjectId: string; personal: Uint8Array | null };
};

/** Mobile of a website's responsible person (网站负责人) in the newest order that brought the website here; else the subject's. */
async function mobileInOrder(
  prisma: PrismaClient,
  sealer: Sealer,
  { providerId, mode, websiteNumber, record: { subjectId } }: Filed,
): Promise<string | null | undefined> {
  const ordered = await prisma.filingWebsite.findFirst({
    where: {
      websiteNumber,
      result: 'APPROVED',
      filing: { providerId, mode, subjectId, state: 'APPROVED' },
    },
    orderBy: { filing: { decidedAt: 'desc' } },
    select: { persons: true, filing: { select: { persons: { where: { role: 'SUBJECT' } } } } },
  });
  const person = ordered?.persons[0] ?? ordered?.filing.persons[0];
  return person && sealer.open<PersonDraft>(person.personal, sealContext(person.id, 'person')).mobile;
}

/** As filed, where a download or an import told us; else as an order of ours had it approved. */
async function phoneOf(
  { database: { prisma }, privacy }: Pick<Services, 'database' | 'privacy'>,
  website: Filed,
): Promise<string | null> {
  const sealer = await privacy.forProvider(website.providerId);
  const filed = openFiled(sealer, website.record);
  const known = [
    filed?.websites?.[website.websiteNumber]?.person?.mobile,
    await mobileInOrder(prisma, sealer, website),
    filed?.person?.mobile,
  ];
  return known.map((mobile) => mobileOf(mobile ?? '')).find((mobile) => mobile !== null) ?? null;
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
