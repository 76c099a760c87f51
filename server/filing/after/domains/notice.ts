import type { Locale } from '../../../../schema/messages/locales.ts';
import type { Pointing } from '../../../../prisma/generated/client/enums.ts';
import type { DomainLook } from './look.ts';

/** What a site's owner and the desk are told while its domains point elsewhere (空壳网站, domain reference §15). */
export const STRAY_NOTICE: Readonly<Record<Locale, string>> = {
  'zh-CN':
    '域名已不再解析到本服务商，存在成为空壳网站的风险。请把域名解析回备案的服务器，或办理取消接入；系统不会自动取消。',
  en: 'The domain no longer points here: the site may be taken for a shell. Point it back to the server it is filed on, or cancel the access; nothing is cancelled automatically.',
};

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
