import { randomBytes } from 'node:crypto';
import type { Database } from '../../../../prisma/database.ts';
import { createConnector } from '../../../../server/authority/connector/connector.ts';
import {
  createAdministration,
  type Administration,
} from '../../../../server/authority/connector/administration.ts';
import { applyOnce, type Applied } from '../../../../server/authority/connector/storing/applied.ts';
import type { LeaseOptions } from '../../../../server/platform/leases/lease.ts';
import type { Parts } from '../../../../server/authority/connector/parts.ts';
import { createStore } from '../../../../server/authority/connector/storing/store.ts';
import type { AccountSettingsInput } from '../../../../server/authority/connector/settings.ts';
import type { AccessUpload, AuthorityPort, ResultFile } from '../../../../server/authority/port.ts';
import { createProtocolClient, type ProtocolClient } from '../../../../server/authority/protocol/client.ts';
import { readUploadBody } from '../../../../server/rehearsal/authority/brain/access-request.ts';
import { connectionFor } from '../../../../server/rehearsal/authority/front/accounts.ts';
import { createPrismaStore } from '../../../../server/rehearsal/authority/store/prisma-store.ts';
import { createLogger } from '../../../../server/platform/service/logging.ts';
import { createPrivacy, type Privacy } from '../../../../server/platform/privacy/privacy.ts';
import type { Tenant } from '../../../../server/platform/tenancy/actor.ts';
import { createProvider, wrappedKeyLoader } from '../../../../server/platform/tenancy/providers.ts';
import { openForTest } from '../../../testkit/database.ts';
import { openFront, SECRET, type FrontWorld } from '../../rehearsal/support/front.ts';
import { REHEARSAL_KEYS } from '../../rehearsal/support/world.ts';

/** Stands between the connector and the wire: a test may break a call before or after it was made. */
export type Between = (client: ProtocolClient) => ProtocolClient;

const unbroken: Between = (client) => client;

export type ConnectorWorld = {
  readonly front: FrontWorld;
  /** Where the connector keeps its own side. */
  readonly database: Database;
  readonly privacy: Privacy;
  readonly parts: Parts;
  readonly administration: Administration;
  /** Every line logged so far, as objects. */
  readonly logged: () => Record<string, unknown>[];
  /** A connector as a process that has just started has it. */
  newConnector(options?: { between?: Between; lease?: LeaseOptions; database?: Database }): AuthorityPort;
  newTenant(settings?: Partial<AccountSettingsInput>): Promise<Tenant & { ispId: bigint }>;
  close(): Promise<void>;
};

export async function openConnectorWorld(
  open: () => Promise<Database> = openForTest,
): Promise<ConnectorWorld> {
  const front = await openFront();
  const database = await open();
  const { prisma } = database;
  const lines: string[] = [];
  const log = createLogger({ level: 'debug', destination: { write: (line) => lines.push(line) } });
  const privacy = createPrivacy({ masterKey: randomBytes(32), loadWrapped: wrappedKeyLoader(prisma) });
  const own = new Map<string, Partial<AccountSettingsInput>>();
  const rehearsalSettings = async (providerId: string): Promise<AccountSettingsInput> => ({
    connection: {
      ...(await connectionFor(front.brain, providerId, { origin: front.origin, secret: SECRET })),
      timeoutMs: 8000,
    },
    schedule: { retry: 0 },
    ...own.get(providerId),
  });
  const storeIn = (where: Database) => createStore({ database: where, privacy, log, now: front.now });
  const parts: Parts = {
    store: storeIn(database),
    log,
    openClient: createProtocolClient,
    rehearsalSettings,
  };
  let tenants = 0;
  return {
    front,
    database,
    privacy,
    parts,
    administration: createAdministration(parts),
    logged: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    newConnector: ({ between = unbroken, lease, database: other = database } = {}) =>
      createConnector({
        ...parts,
        store: storeIn(other),
        openClient: (config, options) => between(createProtocolClient(config, options)),
        ...(lease ? { lease } : {}),
        smsPortalUrl: () => 'http://127.0.0.1/',
      }),
    async newTenant(settings) {
      tenants += 1;
      const name = `tenant-${tenants}`;
      const { id: providerId } = await prisma.$transaction((tx) =>
        createProvider(tx, privacy, { slug: name, name }),
      );
      if (settings) own.set(providerId, settings);
      return { providerId, mode: 'TEST', ispId: await front.brain.accountOf(providerId) };
    },
    async close() {
      await database.close();
      await front.close();
    },
  };
}

/** Only provider and mode: what the port takes. */
export const tenantOf = ({ providerId, mode }: Tenant): Tenant => ({ providerId, mode });

let accessIds = 500_000n;

/** A sound access; sites of one another's subjects do not get into each other's way. */
export const accessTo = (changes: Partial<AccessUpload> = {}): AccessUpload => ({
  accessId: (accessIds += 1n),
  websiteNumber: '浙ICP备2021000001号-1',
  locations: [34],
  accessModes: [5],
  ipRanges: [{ first: '203.0.113.10', last: '203.0.113.10' }],
  password: 'shili-2021',
  attachments: [],
  ...changes,
});

export const submissionOf = (id: string) => ({ id, filingId: `fil_of_${id}` });

export type AcceptedUpload = { sequence: bigint; accessIds: string[]; name: string | undefined };

/** What the authority has accepted, in order. */
export async function acceptedAt(world: ConnectorWorld, ispId: bigint): Promise<AcceptedUpload[]> {
  const { prisma } = world.front.database;
  const rows = await prisma.rehearsalUpload.findMany({ where: { ispId }, orderBy: { sequence: 'asc' } });
  const orders = await prisma.rehearsalOrder.findMany({ where: { ispId } });
  const store = createPrismaStore(prisma, REHEARSAL_KEYS);
  const kept = await store.read(ispId, ({ uploads }) => uploads.find(rows.map(({ sequence }) => sequence)));
  return rows.map(({ sequence }) => {
    const body = kept.find((upload) => upload.sequence === sequence)?.body;
    // Of one whose orders are all decided only these are left.
    const decided = orders
      .filter((order) => order.sequence === sequence)
      .map(({ accessId }) => String(accessId));
    if (!body) return { sequence, accessIds: decided, name: undefined };
    const { accesses, file } = readUploadBody(body);
    return { sequence, accessIds: accesses.map(({ accessId }) => accessId), name: file?.name };
  });
}

/** Applies a file in one transaction, as the domain does; `use` says what it was about. */
export async function applied(
  { database, privacy }: ConnectorWorld,
  tenant: Tenant,
  file: ResultFile,
  use: () => Promise<Partial<Applied>>,
): Promise<void> {
  const sealer = await privacy.forProvider(tenant.providerId);
  const nothing: Applied = { filingIds: [], strangers: [], unplaced: [], later: [] };
  await database.prisma.$transaction((tx) =>
    applyOnce(tx, { tenant, sealer }, file, async () => ({ ...nothing, ...(await use()) })),
  );
}

/** Fetches, applies and acknowledges whatever waits, as the domain does. */
export async function takeAll(
  world: ConnectorWorld,
  connector: AuthorityPort,
  tenant: Tenant,
): Promise<ResultFile[]> {
  const files: ResultFile[] = [];
  for (let file = await connector.poll(tenant); file; file = await connector.poll(tenant)) {
    const { fileName, records: strangers } = file;
    await applied(world, tenant, file, () => Promise.resolve({ strangers }));
    await connector.acknowledge(tenant, fileName);
    files.push(file);
  }
  return files;
}

export const messagesOf = ({ database }: ConnectorWorld, { providerId, mode }: Tenant) =>
  database.prisma.authorityMessage.findMany({ where: { providerId, mode }, orderBy: { id: 'asc' } });

export const accountRow = ({ database }: ConnectorWorld, { providerId, mode }: Tenant) =>
  database.prisma.authorityAccount.findUniqueOrThrow({
    where: { providerId_mode_bureau: { providerId, mode, bureau: '' } },
  });
