import type { Services } from '../../services.ts';
import { certificateNumberOf, meantDetails } from '../details/complete.ts';
import { FULL_FILING } from '../full-filing.ts';
import { rulesOf } from '../rules.ts';
import { formSheets, type FormSheet } from './sheet.ts';

/** Minutes a link to the form works. */
export const FORM_MINUTES = 15;

export type FormFormat = 'page' | 'pdf';

/** A signed link to the filing's form; it holds no personal data. */
export const verificationFormUrl = (services: Services, filingId: string, format: FormFormat): string => {
  const path = services.links.make('FORM', filingId, new Date(Date.now() + FORM_MINUTES * 60_000));
  return `${services.publicUrl}${format === 'pdf' ? path.replace('?', '.pdf?') : path}`;
};

/** The filled-in sheets of a filing, one for each site; null when there is no such filing. */
export async function verificationForm(services: Services, filingId: string): Promise<FormSheet[] | null> {
  const filing = await services.database.prisma.filing.findUnique({
    where: { id: filingId },
    include: { ...FULL_FILING, provider: { select: { name: true, photoKinds: true } } },
  });
  if (!filing) return null;
  const sealer = await services.privacy.forProvider(filing.providerId);
  return formSheets({
    filing,
    details: meantDetails(sealer, filing),
    certificateNumber: certificateNumberOf(sealer, filing),
    providerName: filing.provider.name,
    rules: rulesOf(filing, await services.clock.now(filing)),
  });
}
