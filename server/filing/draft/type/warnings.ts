import type { Determination, Prisma } from '../../../../prisma/generated/client/client.ts';
import { partyOf } from '../../../../schema/rules/choices/subject-natures.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { typeInputWarnings } from '../../../../schema/rules/type-input.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { missingPublicSuffix, takesSuffix } from '../../provinces/meanings/process.ts';
import { provinceRules, ruleAbout } from '../../provinces/rules.ts';
import type { Services } from '../../../services.ts';
import { isApprovedSuffix, registrableDomain } from './domain.ts';
import { numberOf } from './number.ts';
import { domainWarnings, type DeterminedSite } from './sites.ts';

type Determined = Pick<Determination, 'province' | 'nature' | 'domains' | 'createdAt'>;

/**
 * Suffixes that no new filing takes (未批复后缀). What was filed under them before 2018 is left alone, so an access is warned
 * of them and not barred: without its last provider such a domain is never filed again.
 */
export function suffixWarnings({ province, nature, domains, createdAt }: Determined): Issue[] {
  const rule = ruleAbout(provinceRules(province, createdAt), 'domain-suffixes', partyOf(nature));
  return domains.flatMap((domain, index) => {
    const path = ['domains', String(index)];
    const reduced = registrableDomain(domain, path);
    if ('issue' in reduced) return [];
    const { suffix } = reduced.domain;
    if (!isApprovedSuffix(suffix, chinaDay(createdAt)))
      return [issue(path, 'SUFFIX_WARNING', { domain, suffix })];
    return !rule || takesSuffix(rule.value, suffix)
      ? []
      : [issue(path, 'SUFFIX_PROVINCE_WARNING', { domain, suffix }, rule.key)];
  });
}

/** A public body's domain ends as such domains do; what was filed before is not taken away, hence a warning. */
export function publicSuffixWarnings({ province, nature, domains, createdAt }: Determined): Issue[] {
  const rule = ruleAbout(provinceRules(province, createdAt), 'public-suffixes', partyOf(nature));
  if (!rule) return [];
  return domains.flatMap((domain, index) => {
    const suffixes = missingPublicSuffix(rule.value, nature, domain);
    return suffixes === null
      ? []
      : [issue(['domains', String(index)], 'SUFFIX_PUBLIC_WARNING', { domain, suffixes }, rule.key)];
  });
}

/** One account, one subject (一账号一主体): what most providers ask, and one does not; hence a warning. */
async function accountWarnings(
  tx: Prisma.TransactionClient,
  { providerId, mode, applicantId, certificateIndex }: Determination,
): Promise<Issue[]> {
  const others = await tx.subject.count({
    where: {
      providerId,
      mode,
      applicantId,
      NOT: { certificateIndex },
      records: { some: { websites: { some: { accessSince: { not: null } } } } },
    },
    take: 1,
  });
  return others > 0 ? [issue(['certificateNumber'], 'ACCOUNT_HAS_OTHER_SUBJECT')] : [];
}

/** What the certificate number itself gives to think of: its check character, and the place of its register. */
async function numberWarnings(services: Services, determination: Determination): Promise<Issue[]> {
  const sealer = await services.privacy.forProvider(determination.providerId);
  const { certificateNumber, confirmedOn } = numberOf(sealer, determination);
  const { province, nature, certificateType } = determination;
  return typeInputWarnings({ province, nature, certificateType, certificateNumber }, confirmedOn);
}

/** What should be known of an answer that is no access: mostly that the number may be mistyped. */
export const otherTypeWarnings = numberWarnings;

/** What should be known before an access is begun and does not bar it. */
export const warningsOf = async (services: Services, determination: Determination): Promise<Issue[]> => [
  ...(await numberWarnings(services, determination)),
  ...domainWarnings(determination.sites as DeterminedSite[]),
  ...suffixWarnings(determination),
  ...publicSuffixWarnings(determination),
  ...(await accountWarnings(services.database.prisma, determination)),
];
