import type { Database } from '../../../prisma/database.ts';
import type { Logger } from '../../platform/service/logging.ts';
import type { Privacy } from '../../platform/privacy/privacy.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import type { ClientOptions, ProtocolClient } from '../protocol/client.ts';
import type { ProtocolConfigInput } from '../protocol/config.ts';
import type { LeaseOptions } from '../../platform/leases/lease.ts';
import type { AccountSettingsInput } from './settings.ts';

/** What the connector works with. */
export type Parts = {
  readonly database: Database;
  readonly privacy: Pick<Privacy, 'forProvider'>;
  readonly log: Logger;
  /** The tenant's clock, for what is written down; expiries and pauses go by real time. */
  readonly now: (tenant: Tenant) => Promise<Date> | Date;
  /** How the six methods are called; a test may stand in between. */
  readonly openClient: (config: ProtocolConfigInput, options: ClientOptions) => ProtocolClient;
  /** The account at the rehearsal authority of a provider that set none for test mode; absent when there is no rehearsal. */
  readonly rehearsalSettings?: ((providerId: string) => Promise<AccountSettingsInput>) | undefined;
  readonly lease?: LeaseOptions;
};
