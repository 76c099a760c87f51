import { StartupError } from '../../../prisma/database.ts';
import { createConnector } from '../../authority/connector/connector.ts';
import type { Parts } from '../../authority/connector/parts.ts';
import { createStore } from '../../authority/connector/storing/store.ts';
import { createProtocolClient } from '../../authority/protocol/client.ts';
import { ispIdOf } from '../../rehearsal/authority/brain/numbers.ts';
import { rehearsalSecret } from '../../rehearsal/authority/connect.ts';
import { connectionFor } from '../../rehearsal/authority/front/accounts.ts';
import { createClock } from '../../platform/clock.ts';
import { openEventHub } from '../../platform/events/hub.ts';
import { retryAllHeld } from '../../filing/handover/holding.ts';
import { asideFiles, reopenFile, settleFile, type AsideFile } from '../../filing/handover/reopen.ts';
import type { Applying } from '../../filing/handover/results.ts';
import type { Privacy } from '../../platform/privacy/privacy.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { NO_TRACING } from '../../platform/tracing/tracing.ts';
import type { Means } from '../means.ts';
import type { Answer } from '../terminal.ts';

const NONE_ASIDE = 'No file is set aside.';

const told = ({ id, fileName, reason, attempts, at }: AsideFile): string =>
  `${id}  ${at.toISOString()}  ${fileName ?? ''}  (came ${attempts} times)  ${reason ?? ''}`;

/** The account of test mode that nobody had to set. Its service runs elsewhere: whatever calls the authority gets no answer. */
export const rehearsalOf =
  (privacy: Privacy): NonNullable<Parts['rehearsalSettings']> =>
  async (providerId) => ({
    connection: await connectionFor({ accountOf: async () => ispIdOf(providerId) }, providerId, {
      origin: 'http://127.0.0.1',
      secret: rehearsalSecret(privacy),
    }),
  });

/** The commands that act on what is stored: held orders and files set aside. */
export type Work = {
  /** The files that could not be read. */
  aside(tenant: Tenant): Promise<Answer>;
  /** Reads one of them again, or all. @throws StartupError when none has that id */
  reopen(tenant: Tenant, messageId: string | undefined): Promise<Answer>;
  /** Ends a file that will never be read. @throws NotFound, AuthorityUnavailable */
  acknowledge(tenant: Tenant, messageId: string): Promise<Answer>;
  /** Queues the orders again that were held. */
  retry(tenant: Tenant): Promise<Answer>;
};

/** Speaks with the authority, for as long as `use` takes. */
export async function withAuthority<T>(
  { database, privacy: openPrivacy, log }: Means,
  use: (services: Applying) => Promise<T>,
): Promise<T> {
  const privacy = await openPrivacy();
  const events = await openEventHub(database);
  const clock = createClock(database, events);
  const authority = createConnector({
    store: createStore({ database, privacy, log, now: (tenant) => clock.now(tenant) }),
    log,
    openClient: createProtocolClient,
    rehearsalSettings: rehearsalOf(privacy),
    smsPortalUrl: () => '',
  });
  try {
    return await use({ authority, database, privacy, log, clock, tracing: NO_TRACING });
  } finally {
    await events.close();
  }
}

const workOn = (services: Applying): Work => {
  const { database, clock } = services;
  return {
    async aside(tenant) {
      const files = await asideFiles(services, tenant);
      return { text: files.map(told).join('\n') || NONE_ASIDE, json: { files } };
    },

    async reopen(tenant, messageId) {
      const files = await asideFiles(services, tenant);
      const chosen = messageId === undefined ? files : files.filter(({ id }) => id === messageId);
      if (messageId !== undefined && chosen.length === 0)
        throw new StartupError(`No file ${messageId} is set aside.`);
      const outcomes = [];
      for (const { id } of chosen)
        outcomes.push({ id, ...(await reopenFile(services, tenant, id, OPERATOR)) });
      const lines = outcomes.map((one) =>
        one.applied ? `${one.id} was read and applied.` : `${one.id} stays aside: ${one.reason}`,
      );
      return {
        text: lines.join('\n') || NONE_ASIDE,
        json: { files: outcomes },
        failed: outcomes.some(({ applied }) => !applied),
      };
    },

    async acknowledge(tenant, messageId) {
      await settleFile(services, tenant, messageId, OPERATOR);
      return { text: 'The authority knows that it came; it is not asked about again.', json: { messageId } };
    },

    async retry(tenant) {
      const queued = await retryAllHeld(database.prisma, tenant, await clock.now(tenant), OPERATOR);
      return { text: `Held orders queued again: ${queued}.`, json: { queued } };
    },
  };
};

/** Works on what is stored, for as long as `use` takes. */
export const withWork = <T>(means: Means, use: (work: Work) => Promise<T>): Promise<T> =>
  withAuthority(means, (services) => use(workOn(services)));
