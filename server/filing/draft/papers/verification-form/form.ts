import { readBearer, writeBearer, type Bearer } from '../../../../platform/looks/bearer.ts';
import { LINK_SECONDS, lookByLink } from '../../../../platform/looks/looks.ts';
import type { Services } from '../../../../services.ts';
import { certificateNumberOf, meantDetails } from '../../details/complete.ts';
import { FULL_FILING, PROVIDERS_POLICY } from '../../../../../prisma/selections.ts';
import { rulesOf } from '../../../provinces/rules-of.ts';
import { openSigned, signedOf } from './signed.ts';
import { formSheets, type FormSheet } from './sheet.ts';

export type FormFormat = 'page' | 'pdf';

/** A signed link to the filing's form, for one session; it holds no personal data. */
export const verificationFormUrl = (
  services: Services,
  { filingId, format, bearer }: { filingId: string; format: FormFormat; bearer: Bearer },
): string => {
  const until = new Date(Date.now() + LINK_SECONDS[bearer.kind].FORM * 1000);
  const path = services.links.make('FORM', filingId, until, writeBearer(bearer));
  return `${services.publicUrl}${format === 'pdf' ? path.replace('?', '.pdf?') : path}`;
};

/**
 * Whether whoever follows a link to a form may see it now; a reviewer's look is written down.
 * @throws RateLimited
 */
export async function maySeeForm(
  services: Services,
  filingId: string,
  query: URLSearchParams,
): Promise<boolean> {
  const bearer = services.links.bearerOf(query);
  return bearer !== null && lookByLink(services, readBearer(bearer), { sight: 'FORM', about: filingId });
}

/** The filled-in sheets of a filing, one for each site; null when there is no such filing. */
export async function verificationForm(services: Services, filingId: string): Promise<FormSheet[] | null> {
  const filing = await services.database.prisma.filing.findUnique({
    where: { id: filingId },
    include: { ...FULL_FILING, provider: { select: { name: true, ...PROVIDERS_POLICY } } },
  });
  if (!filing) return null;
  const sealer = await services.privacy.forProvider(filing.providerId);
  const sheets = formSheets({
    filing,
    details: meantDetails(sealer, filing),
    certificateNumber: certificateNumberOf(sealer, filing),
    providerName: filing.provider.name,
    rules: rulesOf(filing, await services.clock.now(filing)),
  });
  // What was signed is shown as it was signed.
  return filing.websites.flatMap(({ id }, at) => {
    const signed = signedOf(filing, id);
    return (signed && openSigned(sealer, signed)?.sheet) ?? sheets[at] ?? [];
  });
}
