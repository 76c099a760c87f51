import type { Database } from '../prisma/database.ts';
import type { AuthorityPort } from './authority/port.ts';
import type { Accounts } from './authority/accounts.ts';
import type { TestableClock } from './platform/clock.ts';
import type { Config } from './config.ts';
import type { Listeners } from './platform/events/listeners.ts';
import type { EventHub } from './platform/events/hub.ts';
import type { DomainRegistry } from './platform/domain-registry.ts';
import type { Hooks } from './platform/hooks/hooks.ts';
import type { Jobs } from './platform/jobs/jobs.ts';
import type { Logger } from './platform/service/logging.ts';
import type { Metrics } from './platform/metrics/metrics.ts';
import type { Tracing } from './platform/tracing/tracing.ts';
import type { Links } from './platform/materials/links.ts';
import type { Postman } from './platform/mail/transport.ts';
import type { Materials } from './platform/materials/materials.ts';
import type { Names } from './platform/name-servers.ts';
import type { Outgoing } from './platform/outgoing/outgoing.ts';
import type { Privacy } from './platform/privacy/privacy.ts';
import type { Vault } from './platform/service/vault.ts';
import type { Readiness } from './platform/service/readiness.ts';
import type { Authenticate } from './platform/tenancy/authenticate.ts';
import type { Limits } from './platform/limits/limits.ts';
import type { Sessions } from './platform/tenancy/sessions.ts';
import type { Reading } from './reading/reading.ts';
import type { Brain } from './rehearsal/authority/brain/brain.ts';

/** Everything a request or a job works with; built once at start by `openServices`. */
export type Services = {
  readonly config: Config;
  /** Address under which browsers reach the service, without a slash at the end. */
  readonly publicUrl: string;
  readonly database: Database;
  readonly log: Logger;
  /** What the service counts of itself. */
  readonly metrics: Metrics;
  /** Follows a piece of work through all that it causes. */
  readonly tracing: Tracing;
  readonly privacy: Privacy;
  readonly vault: Pick<Vault, 'sealsColumns'>;
  readonly clock: TestableClock;
  readonly events: EventHub;
  /** Bounds the event streams that are open at once. */
  readonly listeners: Listeners;
  readonly jobs: Jobs;
  readonly limits: Limits;
  readonly sessions: Sessions;
  readonly authenticate: Authenticate;
  readonly readiness: Readiness;
  readonly materials: Materials;
  /** Reads papers by machine, where that is switched on and the build has the reader. */
  readonly reading: Reading;
  /** Signs links that open one thing for some minutes. */
  readonly links: Links;
  readonly authority: AuthorityPort;
  /** Administers the accounts there. */
  readonly accounts: Accounts;
  /** The phones of test mode's authority; null where the service runs without the rehearsal. */
  readonly phones: Pick<Brain, 'accountOf' | 'inbox' | 'enterCode'> | null;
  /** Where domains point: live mode asks the name servers, test mode the rehearsal. */
  readonly names: Names;
  /** Calls the servers that a provider named. */
  readonly outgoing: Outgoing;
  /** Asks services of the provider's own: face checks, text messages. */
  readonly hooks: Hooks;
  /** Asks registries of domains who holds one and until when. */
  readonly registry: DomainRegistry;
  /** Sends the mails of live mode; null when no mail server is configured. */
  readonly postman: Postman | null;
};
