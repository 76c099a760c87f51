import { provinceRules } from '../../filing/provinces/rules.ts';
import type { Privacy } from '../../platform/privacy/privacy.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import type { ConnectorOptions } from '../../authority/connector/connector.ts';
import type { Brain } from './brain/brain.ts';
import { ispIdOf } from './brain/numbers.ts';
import { connectionFor } from './front/accounts.ts';
import { PORTAL_PATH } from './sms-portal/handler.ts';

type Options = {
  readonly brain: Brain;
  readonly privacy: Pick<Privacy, 'serviceKeys'>;
  readonly config: { readonly rehearsal: boolean };
  readonly publicUrl: string;
  /** Where this process reaches the rehearsal authority that is mounted in it. */
  readonly loopbackUrl: string;
};

/** What the credentials at the rehearsal authority are derived from: every replica has the same. */
export const rehearsalSecret = (privacy: Pick<Privacy, 'serviceKeys'>): string =>
  privacy.serviceKeys('rehearsal')[0].key.toString('hex');

/** The connector's part in the rehearsal: the accounts of test mode, and the portal that stands in for a bureau's site. */
export function connectRehearsal({
  brain,
  privacy,
  config,
  publicUrl,
  loopbackUrl,
}: Options): Pick<ConnectorOptions, 'rehearsalSettings' | 'smsPortalUrl'> {
  const secret = rehearsalSecret(privacy);
  return {
    rehearsalSettings: config.rehearsal
      ? async (providerId) => ({
          connection: await connectionFor(brain, providerId, { origin: loopbackUrl, secret }),
        })
      : undefined,
    smsPortalUrl: ({ providerId, mode }: Tenant, province) => {
      if (mode === 'LIVE') return provinceRules(province, new Date()).portalUrl;
      const url = new URL(`${publicUrl}${PORTAL_PATH}`);
      url.searchParams.set('isp', ispIdOf(providerId).toString());
      url.searchParams.set('province', province);
      return url.href;
    },
  };
}
