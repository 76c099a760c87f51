import type { PhotoKind } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { issue, type Issue } from '../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import { parseRange, rangeFaults } from './ip-ranges.ts';
import { isServiceUrl } from '../outgoing/service-url.ts';
import type { Tenant } from './actor.ts';
import type { Auditee } from './audit.ts';
import { recordAudit } from './audit.ts';

/** What a provider may set; what is left out stays as it is. */
export type Settings = {
  /** The page that embeds the form, to which mails to applicants link. */
  filingPageUrl?: string | null;
  /** Its own privacy policy, to which the form links. */
  privacyPolicyUrl?: string | null;
  /** Its own addresses in the mainland, CIDR. */
  mainlandRanges?: readonly string[] | null;
  /** Photos it takes for an access; none: the province's rules alone. */
  photoKinds?: readonly PhotoKind[] | null;
};

const faultsOf = ({ filingPageUrl, privacyPolicyUrl, mainlandRanges }: Settings): Issue[] => [
  ...(privacyPolicyUrl && !isServiceUrl(privacyPolicyUrl)
    ? [issue(['privacyPolicyUrl'], 'PAGE_URL_INVALID')]
    : []),
  ...(filingPageUrl && !isServiceUrl(filingPageUrl) ? [issue(['filingPageUrl'], 'PAGE_URL_INVALID')] : []),
  ...rangeFaults(mainlandRanges ?? []),
];

/**
 * Changes the provider's settings, in both modes; null takes one away.
 * @throws ValidationFailure for a page that is no https address (http on the developer's own machine), and for a range that is none
 */
export async function changeSettings(
  tx: Prisma.TransactionClient,
  { tenant, by, now, settings }: { tenant: Tenant; by: Auditee; now: Date; settings: Settings },
): Promise<void> {
  const issues = faultsOf(settings);
  if (issues.length > 0) throw new ValidationFailure(issues);
  const { providerId } = tenant;
  const { filingPageUrl, privacyPolicyUrl, mainlandRanges, photoKinds } = settings;
  await tx.provider.update({
    where: { id: providerId },
    data: {
      ...(filingPageUrl === undefined ? {} : { filingPageUrl }),
      ...(privacyPolicyUrl === undefined ? {} : { privacyPolicyUrl }),
      ...(photoKinds === undefined ? {} : { photoKinds: [...new Set(photoKinds ?? [])] }),
      ...(mainlandRanges === undefined
        ? {}
        : {
            mainlandRanges: [...new Set((mainlandRanges ?? []).flatMap((range) => parseRange(range) ?? []))],
          }),
    },
  });
  await recordAudit(tx, { tenant, by, action: 'PROVIDER_UPDATED', targetId: providerId, at: now });
}

/** The provider's own mainland ranges (CIDR); none when it has listed none. */
export const mainlandRanges = async (
  tx: Prisma.TransactionClient,
  { providerId }: Pick<Tenant, 'providerId'>,
): Promise<string[]> =>
  (
    await tx.provider.findUniqueOrThrow({
      where: { id: providerId },
      select: { mainlandRanges: true },
    })
  ).mainlandRanges;
