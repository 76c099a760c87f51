import { z } from 'zod';
import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { SubjectNature } from '../../../../prisma/generated/client/enums.ts';
import { PROVINCES } from '../../../../schema/rules/choices/provinces.ts';
import { normaliseDomainText } from '../../../../schema/rules/domain.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';

/** Which websites belong to a campaign (专项核查); what is left out does not narrow it. */
export type InspectionRule = {
  /** Provinces of the subjects, GB/T 2260. */
  readonly provinces?: readonly string[] | null | undefined;
  readonly natures?: readonly SubjectNature[] | null | undefined;
  /** Ends of the domains, e.g. `com.cn`. */
  readonly suffixes?: readonly string[] | null | undefined;
  /** Only what has had its access since before this moment. */
  readonly accessBefore?: Date | null | undefined;
};

type KeptRule = z.infer<typeof STORED>;

const STORED = z.object({
  provinces: z.array(z.string()).optional(),
  natures: z.array(z.enum(SubjectNature)).optional(),
  suffixes: z.array(z.string()).optional(),
  accessBefore: z.coerce.date().optional(),
});

const suffixOf = (text: string): string => normaliseDomainText(text).replace(/^\.+/, '');

/** The rule as it is kept: without what was left out, suffixes as domains are kept. */
export const keptRule = ({
  provinces,
  natures,
  suffixes,
  accessBefore,
}: InspectionRule): Prisma.InputJsonObject => ({
  ...(provinces?.length ? { provinces: [...provinces] } : {}),
  ...(natures?.length ? { natures: [...natures] } : {}),
  ...(suffixes?.length ? { suffixes: suffixes.map(suffixOf) } : {}),
  ...(accessBefore ? { accessBefore: accessBefore.toISOString() } : {}),
});

export const readRule = (kept: unknown): KeptRule => STORED.parse(kept);

/** What speaks against a rule. */
export function ruleIssues({ provinces, suffixes }: InspectionRule, path: readonly string[]): Issue[] {
  const unknown = (provinces ?? []).flatMap((code, index) =>
    PROVINCES.some((province) => province.code === code)
      ? []
      : [issue([...path, 'provinces', String(index)], 'PROVINCE_UNKNOWN', { value: code })],
  );
  const empty = (suffixes ?? []).flatMap((text, index) =>
    suffixOf(text) ? [] : [issue([...path, 'suffixes', String(index)], 'REQUIRED')],
  );
  return [...unknown, ...empty];
}

/** Whether a website's domains are meant; the database narrows by everything else. */
export const meansDomains = ({ suffixes }: KeptRule, domains: readonly string[]): boolean =>
  suffixes === undefined ||
  domains.some((domain) => suffixes.some((suffix) => domain === suffix || domain.endsWith(`.${suffix}`)));

/** The websites that are served now and that a rule means, but for their domains. */
export const meantBy = (
  { provinces, natures, accessBefore }: KeptRule,
  { providerId, mode }: Tenant,
): Prisma.WebsiteWhereInput => ({
  providerId,
  mode,
  accessSince: { not: null, ...(accessBefore ? { lt: accessBefore } : {}) },
  accessCancelledAt: null,
  deregisteredAt: null,
  ...(provinces || natures
    ? {
        record: {
          subject: {
            ...(provinces ? { province: { in: provinces } } : {}),
            ...(natures ? { nature: { in: natures } } : {}),
          },
        },
      }
    : {}),
});
