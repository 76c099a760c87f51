import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { AccessMethod } from '../../../../schema/rules/choices/access-methods.ts';
import ipaddr from 'ipaddr.js';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { NotFound, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import { applicantsKnownAs, nameOrNull } from '../../../platform/tenancy/applicants.ts';
import { changedMetadata, type MetadataChange } from '../../../platform/tenancy/metadata.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import { serverScope } from '../../../platform/tenancy/access.ts';
import type { SecretKeyActor, Tenant } from '../../../platform/tenancy/actor.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { foreignAddresses, type Terms } from './check.ts';
import { termsOf } from './terms.ts';
import { productFaults, productNamed, type Product } from './products.ts';
import { regionFaults, regionNamed } from './regions.ts';
import { usualAccess } from './usual-products.ts';

export type ServerInput = {
  instanceRef: string;
  /** Left out, it stays as it was; null is nobody. So are `price` and `accessMethod`. */
  ownerRef?: string | null;
  product: string;
  region: string;
  accessMethod?: AccessMethod | null;
  ips: string[];
  termMonths: number;
  expiresAt: Date;
  /** Fen paid for it. */
  price?: number | null;
  metadata?: MetadataChange;
};

/** Fen; what a larger number says is no price. */
const DEAREST = 1_000_000_000;

/** Old short forms such as `1.2.3`, which network libraries take for an address, are none to people or the authority. */
const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

const faultsOf = (server: ServerInput, index: number, { products, regions, ranges }: Terms): Issue[] => {
  const path = ['servers', String(index)];
  return [
    ...(server.instanceRef.trim() ? [] : [issue([...path, 'instanceRef'], 'REQUIRED')]),
    ...(server.termMonths >= 0 && server.termMonths <= 600
      ? []
      : [issue([...path, 'termMonths'], 'NUMBER_OUT_OF_RANGE', { min: 0, max: 600 })]),
    ...server.ips.flatMap((ip, at) =>
      isAddress(ip) ? [] : [issue([...path, 'ips', String(at)], 'IP_INVALID', { value: ip })],
    ),
    ...(server.price == null || (server.price >= 0 && server.price <= DEAREST)
      ? []
      : [issue([...path, 'price'], 'NUMBER_OUT_OF_RANGE', { min: 0, max: DEAREST })]),
    ...productFaults(products, server.product, [...path, 'product']),
    ...regionFaults(regions, server.region, [...path, 'region']),
    ...(regionNamed(regions, server.region)?.mainland
      ? foreignAddresses(server.ips, ranges, [...path, 'ips'])
      : []),
  ];
};

type Owned = { server: ServerInput; applicantId: string | null };
type Stored = { id: string; instanceRef: string; metadata: Uint8Array | null };

/** Writes the facts of servers, each of another instance, in one statement; sorted, so that two who register the same wait for each other. */
function storeServers(
  tx: Prisma.TransactionClient,
  { providerId, mode }: Tenant,
  servers: readonly Owned[],
  products: readonly Product[],
): Promise<Stored[]> {
  const rows = servers
    .map(({ server, applicantId }) => {
      const { instanceRef, product, region, accessMethod, ips, termMonths, expiresAt, price } = server;
      const sold = productNamed(products, product);
      return {
        id: newId('Server'),
        instanceRef,
        applicantId,
        product: product.trim(),
        productName: sold?.name ?? null,
        region: region.trim(),
        accessMethod: accessMethod === undefined ? usualAccess(sold) : accessMethod,
        ips,
        termMonths,
        expiresAt: expiresAt.toISOString(),
        price: price ?? null,
        slots: sold?.slots,
        slotsPer: sold?.slotsPer,
      };
    })
    .sort((one, other) => (one.instanceRef < other.instanceRef ? -1 : 1));
  /** Instances of which this was left out. */
  const without = (what: 'ownerRef' | 'price' | 'accessMethod'): string =>
    JSON.stringify(servers.flatMap(({ server }) => (server[what] === undefined ? [server.instanceRef] : [])));
  return tx.$queryRaw<Stored[]>`
    INSERT INTO "Server" (id, "providerId", mode, "instanceRef", "applicantId", product, "productName", region, "accessMethod", ips, "termMonths",
      "expiresAt", price, slots, "slotsPer", "updatedAt")
    SELECT id, ${providerId}, ${mode}::"Mode", "instanceRef", "applicantId", product, "productName", region, "accessMethod",
      ARRAY(SELECT jsonb_array_elements_text(ips)), "termMonths", "expiresAt", price, slots, "slotsPer"::"SlotsPer", now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(id text, "instanceRef" text, "applicantId" text, product text,
      "productName" text, region text, "accessMethod" text, ips jsonb, "termMonths" int, "expiresAt" timestamptz, price int, slots int, "slotsPer" text)
    ON CONFLICT ("providerId", mode, "instanceRef") DO UPDATE SET product = EXCLUDED.product, "productName" = EXCLUDED."productName",
      "applicantId" = CASE WHEN jsonb_exists(${without('ownerRef')}::jsonb, "Server"."instanceRef") THEN "Server"."applicantId" ELSE EXCLUDED."applicantId" END,
      price = CASE WHEN jsonb_exists(${without('price')}::jsonb, "Server"."instanceRef") THEN "Server".price ELSE EXCLUDED.price END,
      "accessMethod" = CASE WHEN jsonb_exists(${without('accessMethod')}::jsonb, "Server"."instanceRef") AND "Server"."accessMethod" IS NOT NULL
        AND "Server".product = EXCLUDED.product THEN "Server"."accessMethod" ELSE EXCLUDED."accessMethod" END,
      region = EXCLUDED.region, ips = EXCLUDED.ips, "termMonths" = EXCLUDED."termMonths", "expiresAt" = EXCLUDED."expiresAt", "updatedAt" = now(),
      slots = CASE WHEN "Server".product = EXCLUDED.product THEN "Server".slots ELSE EXCLUDED.slots END,
      "slotsPer" = CASE WHEN "Server".product = EXCLUDED.product THEN "Server"."slotsPer" ELSE EXCLUDED."slotsPer" END
    RETURNING id, "instanceRef", metadata`;
}

/** Notes on servers what was given for each, in the order given, in one statement. */
async function storeMetadata(
  tx: Prisma.TransactionClient,
  sealer: Sealer,
  stored: ReadonlyMap<string, Stored>,
  servers: readonly ServerInput[],
): Promise<void> {
  const changed = new Map<string, { metadata: Uint8Array | null; metadataIndex: readonly string[] }>();
  for (const [index, { instanceRef, metadata }] of servers.entries()) {
    const row = stored.get(instanceRef);
    if (metadata === undefined || !row) continue;
    const before = { id: row.id, metadata: (changed.get(row.id) ?? row).metadata };
    const { metadata: sealed = null, metadataIndex = [] } = changedMetadata(sealer, before, metadata, [
      'servers',
      String(index),
      'metadata',
    ]);
    changed.set(row.id, { metadata: sealed, metadataIndex });
  }
  if (changed.size === 0) return;
  const rows = [...changed].map(([id, { metadata, metadataIndex }]) => ({
    id,
    metadata: metadata && Buffer.from(metadata).toString('hex'),
    metadataIndex,
  }));
  await tx.$executeRaw`
    UPDATE "Server" SET metadata = decode(given.metadata, 'hex'), "metadataIndex" = ARRAY(SELECT jsonb_array_elements_text(given."metadataIndex"))
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given(id text, metadata text, "metadataIndex" jsonb)
    WHERE "Server".id = given.id`;
}

/** Registers or updates the provider's servers by instance; an update keeps the slots taken, and owner and price where these are left out. Statements do not grow with them. */
export async function registerServers(
  { tx, actor, now, sealer }: Work<SecretKeyActor>,
  { servers }: { servers: ServerInput[] },
): Promise<{ serverIds: string[] }> {
  const terms = await termsOf(tx, actor);
  const issues = servers.flatMap((server, index) => faultsOf(server, index, terms));
  if (issues.length > 0) throw new ValidationFailure(issues);
  const owners = servers.map(({ ownerRef }, index) =>
    nameOrNull(ownerRef, ['servers', String(index), 'ownerRef']),
  );
  const applicants = await applicantsKnownAs(
    { tx, sealer, now },
    actor,
    owners.filter((owner) => owner !== null),
  );
  // Of an instance that is named twice, what was said last holds.
  const byInstance = new Map(
    servers.map((server, index) => {
      const owner = owners[index];
      return [server.instanceRef, { server, applicantId: (owner && applicants.get(owner)) ?? null }] as const;
    }),
  );
  const rows =
    byInstance.size > 0 ? await storeServers(tx, actor, [...byInstance.values()], terms.products) : [];
  const stored = new Map(rows.map((row) => [row.instanceRef, row]));
  await storeMetadata(tx, sealer, stored, servers);
  return { serverIds: servers.flatMap(({ instanceRef }) => stored.get(instanceRef)?.id ?? []) };
}

/**
 * Changes what the provider notes on a server.
 * @throws NotFound, ValidationFailure
 */
export async function updateServer(
  { tx, actor, sealer }: Work<SecretKeyActor>,
  { serverId, metadata }: { serverId: string; metadata?: MetadataChange },
): Promise<{ serverId: string }> {
  await tx.$queryRaw`SELECT id FROM "Server" WHERE id = ${serverId} FOR UPDATE`;
  const row = await tx.server.findFirst({ where: { AND: [{ id: serverId }, serverScope(actor)] } });
  if (!row) throw new NotFound('server');
  await tx.server.update({ where: { id: row.id }, data: changedMetadata(sealer, row, metadata) });
  return { serverId: row.id };
}
