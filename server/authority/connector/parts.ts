import type { LeaseOptions } from '../../platform/leases/lease.ts';
import type { Logger } from '../../platform/service/logging.ts';
import type { ClientOptions, ProtocolClient } from '../protocol/client.ts';
import type { ProtocolConfigInput } from '../protocol/config.ts';
import type { AccountSettingsInput } from './settings.ts';
import type { Store } from './storing/store.ts';

/** What the connector works with. */
export type Parts = {
  /** What is kept of accounts and messages. */
  readonly store: Store;
  readonly log: Logger;
  /** How the six methods are called; a test may stand in between. */
  readonly openClient: (config: ProtocolConfigInput, options: ClientOptions) => ProtocolClient;
  /** The account at the rehearsal authority of a provider that set none for test mode; absent when there is no rehearsal. */
  readonly rehearsalSettings?: ((providerId: string) => Promise<AccountSettingsInput>) | undefined;
  readonly lease?: LeaseOptions;
};
