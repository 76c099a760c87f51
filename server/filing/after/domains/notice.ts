import { notices } from '../../../../schema/messages/generated/notices.js';
import type { Locale } from '../../../../schema/messages/locales.ts';
import type { Pointing } from '../../../../prisma/generated/client/enums.ts';
import type { DomainLook } from './look.ts';

/** What a site's owner and the desk are told while its domains point elsewhere (空壳网站, domain reference §15). */
export const strayNotice = (locale: Locale): string => notices[locale].stray;

export type WebsiteLook = {
  pointing: Pointing;
  checkedAt: Date;
  straySince: Date | null;
  domains: DomainLook[];
};

type Checked = {
  pointing: Pointing | null;
  domainsCheckedAt: Date | null;
  straySince: Date | null;
  pointingDetails: unknown;
};

/** The last look at a site's domains; null before the first. */
export const lastLook = (website: Checked): WebsiteLook | null =>
  website.pointing && website.domainsCheckedAt
    ? {
        pointing: website.pointing,
        checkedAt: website.domainsCheckedAt,
        straySince: website.straySince,
        domains: website.pointingDetails as DomainLook[],
      }
    : null;
