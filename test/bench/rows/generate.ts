import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Sealer } from '../../../server/platform/privacy/sealer.ts';
import { createKey } from '../../../server/platform/tenancy/keys.ts';
import { createProvider } from '../../../server/platform/tenancy/providers.ts';
import { OPERATOR } from '../../../server/platform/tenancy/audit.ts';
import { aDesk } from '../../testkit/desk.ts';
import { startService, type Service } from '../../testkit/service.ts';
import { copyInto } from './copy.ts';
import { graphOf } from './graph.ts';
import { withoutIndexes } from './indexes.ts';
import { Multiplied } from './multiply.ts';
import { namedAs } from './names.ts';
import { walkTemplates, type Template } from './templates.ts';
import { addressOf, remember, SERVER, type Tenant, type World } from './world.ts';

const DAY = 86_400_000;
const YEARS_BACK = 3 * 365;
/** What is under way began lately. */
const OPEN_DAYS = 60;
/** One filing in so many is another, small provider's. */
const SMALL = 100;
const OF_ONE_ACCOUNT = 4;
/** Accounts of the small provider have numbers of their own. */
const FIRST_OF_SMALL = 2 ** 31;
/** Filings whose rows wait in memory. */
const BATCH = 2_000;

const isOver = (state: string): boolean => ['APPROVED', 'REFUSED', 'ABANDONED'].includes(state);

/** The same every time: a bench that draws lots compares two draws. */
const lot = (number: number): number =>
  ((number * 2_246_822_519 + 374_761_393) % 4_294_967_291) / 4_294_967_291;

/** Digests that many rows share are made once. */
function remembering(sealer: Sealer): Sealer {
  const known = new Map<string, Map<string, ReturnType<Sealer['blindIndex']>>>();
  return {
    ...sealer,
    blindIndex(purpose, value) {
      if (!purpose.startsWith('search/')) return sealer.blindIndex(purpose, value);
      const ofPurpose = known.get(purpose) ?? new Map<string, ReturnType<Sealer['blindIndex']>>();
      known.set(purpose, ofPurpose);
      const digest = ofPurpose.get(value) ?? sealer.blindIndex(purpose, value);
      ofPurpose.set(value, digest);
      return digest;
    },
  };
}

async function aTenant({ services }: Service, slug: string): Promise<Tenant> {
  const { prisma } = services.database;
  const { id: providerId } = await createProvider(prisma, services.privacy, {
    slug,
    name: slug,
    mailAddress: '示例路1号',
  });
  const tenant = { providerId, mode: 'TEST' } as const;
  const { key } = await createKey(prisma, {
    tenant,
    by: OPERATOR,
    now: new Date(),
    kind: 'SECRET',
    name: 'bench',
  });
  return { ...tenant, secretKey: key };
}

async function multipliedOf(
  service: Service,
  client: pg.Client,
  { filing, company }: Template,
): Promise<Multiplied> {
  const graph = await graphOf(client, filing.id);
  const { providerId } = filing.owner.desk.tenant;
  const row = await service.services.database.prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
  const server = await service.services.database.prisma.server.findUniqueOrThrow({
    where: { id: await filing.owner.usualServer() },
  });
  return new Multiplied({
    graph,
    sealer: await service.services.privacy.forProvider(providerId),
    providerId,
    externalRef: filing.owner.externalRef,
    instanceRef: server.instanceRef,
    company: namedAs(company.member),
    createdAt: row.createdAt,
  });
}

type Lines = Map<string, { columns: readonly string[]; lines: string[] }>;

async function write(client: pg.Client, batch: Lines): Promise<void> {
  for (const [table, { columns, lines }] of batch) await copyInto(client, { table, columns }, lines);
}

/** Fills an empty database with so many filings, and remembers in it how to come in. */
export async function generate(name: string, filings: number, tell: (text: string) => void): Promise<World> {
  const administrator = new pg.Client({ connectionString: SERVER });
  await administrator.connect();
  await administrator.query(`CREATE DATABASE "${name}"`);
  await administrator.query(`ALTER DATABASE "${name}" SET synchronous_commit = off`);
  await administrator.end();
  const masterKey = randomBytes(32);
  const service = await startService({ database: { url: addressOf(name) }, masterKey });
  const client = new pg.Client({ connectionString: addressOf(name) });
  await client.connect();
  try {
    const templates = await walkTemplates(await aDesk(service));
    const patterns: Multiplied[] = [];
    for (const one of templates) patterns.push(await multipliedOf(service, client, one));
    const [main, small] = [await aTenant(service, 'large'), await aTenant(service, 'small')];
    const sealers = new Map(
      await Promise.all(
        [main, small].map(
          async ({ providerId }) =>
            [providerId, remembering(await service.services.privacy.forProvider(providerId))] as const,
        ),
      ),
    );
    // Rows are whole by construction; checking each reference would take longer than writing them.
    await client.query('SET session_replication_role = replica');
    await withoutIndexes(client, filings, async () => {
      let writing = Promise.resolve();
      let batch: Lines = new Map();
      for (let number = 0; number < filings; number += 1) {
        const tenant = number % SMALL === SMALL - 1 ? small : main;
        let left = lot(number) * 100;
        const which = Math.max(
          0,
          templates.findIndex(({ share }) => (left -= share) < 0),
        );
        const [template, pattern] = [templates[which], patterns[which]];
        const sealer = sealers.get(tenant.providerId);
        if (!template || !pattern || !sealer) throw new RangeError('no template');
        const days = isOver(template.state)
          ? OPEN_DAYS + lot(number + 0.5) * YEARS_BACK
          : lot(number + 0.5) * OPEN_DAYS;
        const account = tenant === small ? FIRST_OF_SMALL + number : Math.floor(number / OF_ONE_ACCOUNT);
        const columnsOf = new Map(pattern.tables.map(({ table, columns }) => [table, columns]));
        pattern.copy(
          {
            number,
            at: new Date(Date.now() - days * DAY - 3_600_000),
            providerId: tenant.providerId,
            account,
            sealer,
          },
          (table, text) => {
            const known = batch.get(table) ?? { columns: columnsOf.get(table) ?? [], lines: [] };
            batch.set(table, known);
            known.lines.push(text);
          },
          { withAccount: tenant === small || number % OF_ONE_ACCOUNT === 0 },
        );
        if (number % BATCH === BATCH - 1 || number === filings - 1) {
          await writing;
          const full = batch;
          batch = new Map();
          writing = write(client, full);
          if (number % 50_000 === 49_999) tell(`${number + 1} filings`);
        }
      }
      await writing;
    });
    await client.query('SET session_replication_role = DEFAULT');
    await client.query('VACUUM ANALYZE');
    return await remember(name, { filings, masterKey: masterKey.toString('base64'), main, small });
  } finally {
    await client.end();
    await service.stop();
  }
}
