import { z } from 'zod';
import { openDatabase } from '../../../../prisma/database.ts';
import { createConnector } from '../../../../server/authority/connector/connector.ts';
import { accountSettingsSchema } from '../../../../server/authority/connector/settings.ts';
import { createStore } from '../../../../server/authority/connector/storing/store.ts';
import { createProtocolClient } from '../../../../server/authority/protocol/client.ts';
import { AuthorityUnavailable } from '../../../../schema/rules/failures.ts';
import { createLogger } from '../../../../server/platform/service/logging.ts';
import { createPrivacy } from '../../../../server/platform/privacy/privacy.ts';
import { wrappedKeyLoader } from '../../../../server/platform/tenancy/providers.ts';

/** A process that hands over what its input says until everything is taken; killed by its parent when it likes. */
const order = z.object({
  databaseUrl: z.string(),
  masterKey: z.string(),
  providerId: z.string(),
  settings: accountSettingsSchema,
  submissions: z.array(
    z.object({ id: z.string(), accessId: z.string(), websiteNumber: z.string(), password: z.string() }),
  ),
});

const { databaseUrl, masterKey, providerId, settings, submissions } = order.parse(
  JSON.parse(process.env['SENDER_ORDER'] ?? 'null'),
);
const database = await openDatabase({ databaseUrl, dataDir: '', poolSize: 3 });
const log = createLogger({ level: 'silent' });
const connector = createConnector({
  store: createStore({
    database,
    privacy: createPrivacy({
      masterKey: Buffer.from(masterKey, 'base64'),
      loadWrapped: wrappedKeyLoader(database.prisma),
    }),
    log,
    now: () => new Date(),
  }),
  log,
  openClient: createProtocolClient,
  rehearsalSettings: async () => settings,
  lease: { leaseMs: 1000, patienceMs: 10_000 },
  smsPortalUrl: () => '',
});

process.stdout.write('ready\n');
for (const { id, accessId, websiteNumber, password } of submissions) {
  for (let taken = false; !taken;) {
    try {
      const outcome = await connector.submit({ providerId, mode: 'TEST' }, { id, filingId: id }, [
        {
          accessId: BigInt(accessId),
          websiteNumber,
          password,
          locations: [34],
          accessModes: [5],
          ipRanges: [{ first: '203.0.113.10', last: '203.0.113.10' }],
          attachments: [],
        },
      ]);
      taken = outcome.accepted;
    } catch (error) {
      if (!(error instanceof AuthorityUnavailable)) throw error;
    }
  }
}
process.stdout.write('done\n');
await database.close();
