import { StartupError, type Database } from '../../prisma/database.ts';
import { createConnector } from '../authority/connector/connector.ts';
import type { Parts } from '../authority/connector/parts.ts';
import { createProtocolClient } from '../authority/protocol/client.ts';
import { ispIdOf } from '../authority/rehearsal/brain/numbers.ts';
import { rehearsalSecret } from '../authority/rehearsal/connect.ts';
import { connectionFor } from '../authority/rehearsal/front/accounts.ts';
import { createClock } from '../clock/clock.ts';
import { openEventHub } from '../events/hub.ts';
import { retryAllHeld } from '../filing/authority/holding.ts';
import { asideFiles, reopenFile, type AsideFile } from '../filing/authority/reopen.ts';
import type { Applying } from '../filing/authority/results.ts';
import type { Logger } from '../logging.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { Tenant } from '../tenancy/actor.ts';

/** What the commands work with. */
export type Means = { readonly database: Database; readonly privacy: Privacy; readonly log: Logger };

const line = (text: string): void => void process.stdout.write(`${text}\n`);

const told = ({ id, fileName, reason, attempts, at }: AsideFile): string =>
  `${id}  ${at.toISOString()}  ${fileName ?? ''}  (came ${attempts} times)  ${reason ?? ''}`;

/** The account of test mode that nobody had to set; nothing is called, so any address will do. */
const rehearsalOf =
  (privacy: Privacy): NonNullable<Parts['rehearsalSettings']> =>
  async (providerId) => ({
    connection: await connectionFor({ accountOf: async () => ispIdOf(providerId) }, providerId, {
      origin: 'http://127.0.0.1',
      secret: rehearsalSecret(privacy),
    }),
  });

/** The commands that act on what is stored: held orders and files set aside. */
export async function openWork({ database, privacy, log }: Means) {
  const events = await openEventHub(database);
  const clock = createClock(database, events);
  const authority = createConnector({
    database,
    privacy,
    log,
    now: (tenant) => clock.now(tenant),
    openClient: createProtocolClient,
    rehearsalSettings: rehearsalOf(privacy),
    smsPortalUrl: () => '',
  });
  const services: Applying = { authority, database, privacy, log, clock };

  return {
    async aside(tenant: Tenant): Promise<void> {
      const files = await asideFiles(services, tenant);
      for (const file of files) line(told(file));
      if (files.length === 0) line('No file is set aside.');
    },

    async reopen(tenant: Tenant, messageId: string | undefined): Promise<void> {
      const files = await asideFiles(services, tenant);
      const chosen = messageId === undefined ? files : files.filter(({ id }) => id === messageId);
      if (messageId !== undefined && chosen.length === 0)
        throw new StartupError(`No file ${messageId} is set aside.`);
      for (const { id } of chosen) {
        const outcome = await reopenFile(services, tenant, id);
        line(outcome.applied ? `${id} was read and applied.` : `${id} stays aside: ${outcome.reason}`);
        if (!outcome.applied) process.exitCode = 1;
      }
      if (chosen.length === 0) line('No file is set aside.');
    },

    async retry(tenant: Tenant): Promise<void> {
      const count = await retryAllHeld(database.prisma, tenant, await clock.now(tenant));
      line(`Held orders queued again: ${count}.`);
    },

    close: () => events.close(),
  };
}
