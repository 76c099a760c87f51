import { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Tx } from '../../../prisma/database.ts';
import type { Services } from '../../services.ts';
import { keptColumn, keptReference } from './columns.ts';
import { markedText } from './marks.ts';
import type { Sealer } from './sealer.ts';

/*
 * Moves what stands in clear in columns that are sealed now, in batches of their own transactions: a run that dies goes on where it was,
 * and several at once take different rows. Nothing is moved while an older version serves the database, which would find nothing.
 */

export const SEAL_COLUMNS_JOB = 'privacy.seal-columns';
export const SEAL_COLUMNS_QUEUE = { concurrency: 1, expireInSeconds: 3_600, retryLimit: 3 } as const;
const HOUR_SECONDS = 3_600;

/** Rows that one transaction holds. */
const BATCH = 200;

type Sealed = {
  readonly table: Prisma.ModelName;
  readonly columns: readonly string[];
  /** Columns of the filing that a row without a provider of its own belongs to, from the row upwards. */
  readonly below?: Prisma.Sql;
};

const ofFiling = Prisma.sql`JOIN "Filing" f ON f.id = t."filingId"`;
const ofSubmission = Prisma.sql`JOIN "Submission" f ON f.id = t."submissionId"`;

/** Columns that stood in clear. */
export const SEALED_COLUMNS: readonly Sealed[] = [
  { table: 'Applicant', columns: ['externalRef'] },
  { table: 'StaffMember', columns: ['externalRef', 'displayName'] },
  { table: 'Filing', columns: ['externalRef'] },
  { table: 'Website', columns: ['cancelOpinion'] },
  { table: 'ServiceCode', columns: ['grantedTo'] },
  { table: 'Shipment', columns: ['requested', 'trackingNumber', 'problem'], below: ofFiling },
  { table: 'BackdropRequest', columns: ['trackingNumber'], below: ofFiling },
  { table: 'Decision', columns: ['opinion'], below: ofSubmission },
];

/** Facts of the history that are the authority's own words. */
const WORDS = ['opinion', 'reason'] as const;

const name = (text: string): Prisma.Sql => Prisma.raw(`"${text}"`);
const anyOf = (conditions: readonly Prisma.Sql[]): Prisma.Sql => Prisma.join([...conditions], ' OR ');

type Row = {
  readonly id: string;
  readonly providerId: string;
  readonly clear: Readonly<Record<string, unknown>>;
};
type Keys = { readonly forProvider: (providerId: string) => Promise<Sealer> };

/** What becomes of the columns of a row. */
const sealedOf = (sealer: Sealer, id: string, column: string, value: string): Record<string, unknown> =>
  column === 'externalRef' ? keptReference(sealer, id, value) : keptColumn(sealer, id, column, value);

async function sealRow(
  tx: Tx,
  { table, columns }: Sealed,
  sealer: Sealer,
  { id, clear }: Row,
): Promise<void> {
  const changed = columns.flatMap((column) => {
    const value = clear[column];
    return typeof value === 'string' ? Object.entries(sealedOf(sealer, id, column, value)) : [];
  });
  const assignments = changed.map(([column, value]) => Prisma.sql`${name(column)} = ${value}`);
  await tx.$executeRaw`UPDATE ${name(table)} SET ${Prisma.join(assignments)} WHERE id = ${id}`;
}

/** Rows behind the last one that still have something in clear, held by this transaction. */
const rowsOf = (tx: Tx, { table, columns, below }: Sealed, after: string): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    SELECT t.id, ${below ? Prisma.sql`f` : Prisma.sql`t`}."providerId", to_jsonb(t) AS clear
    FROM ${name(table)} t ${below ?? Prisma.empty}
    WHERE t.id > ${after} AND (${anyOf(columns.map((column) => Prisma.sql`t.${name(column)} IS NOT NULL`))})
    ORDER BY t.id LIMIT ${BATCH} FOR UPDATE OF t SKIP LOCKED`;

const eventsOf = (tx: Tx, after: string): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    SELECT t.id, f."providerId", jsonb_build_object('filingId', f.id, 'data', t.data) AS clear
    FROM "TimelineEvent" t ${ofFiling}
    WHERE t.type IN ('REFUSE', 'LATER_WORD') AND t.id > ${after}
      AND (${anyOf(WORDS.map((word) => Prisma.sql`coalesce(t.data ->> ${word}, '') <> '' AND jsonb_typeof(t.data -> ${word}) = 'string'`))})
    ORDER BY t.id LIMIT ${BATCH} FOR UPDATE OF t SKIP LOCKED`;

async function sealEvent(tx: Tx, sealer: Sealer, { id, clear }: Row): Promise<void> {
  const data = clear['data'] as Prisma.JsonObject;
  const marked = Object.fromEntries(
    WORDS.flatMap((word) => {
      const said = data[word];
      return typeof said === 'string' && said !== ''
        ? [[word, markedText(sealer, said, `${String(clear['filingId'])}:opinion`)]]
        : [];
    }),
  );
  await tx.timelineEvent.update({
    where: { id },
    data: { data: { ...data, ...marked } },
    select: { id: true },
  });
}

type Desk = Pick<Services, 'database'> & { readonly privacy: Keys };
type Options = { readonly signal?: AbortSignal; readonly onBatch?: () => void };
type Sealers = ReadonlyMap<string, Sealer>;

/** Opened beforehand: inside a transaction nothing else may ask the database. A provider that comes later writes nothing in clear. */
async function sealersOf({ database: { prisma }, privacy }: Desk): Promise<Sealers> {
  const providers = await prisma.provider.findMany({ select: { id: true } });
  const sealers = new Map<string, Sealer>();
  for (const { id } of providers) sealers.set(id, await privacy.forProvider(id));
  return sealers;
}

type Pass = {
  readonly find: (tx: Tx, after: string) => Promise<Row[]>;
  readonly seal: (tx: Tx, sealer: Sealer, row: Row) => Promise<void>;
};

const PASSES: readonly Pass[] = [
  ...SEALED_COLUMNS.map((sealed): Pass => ({
    find: (tx, after) => rowsOf(tx, sealed, after),
    seal: (tx, sealer, row) => sealRow(tx, sealed, sealer, row),
  })),
  { find: eventsOf, seal: sealEvent },
];

async function sealPass(
  { database }: Desk,
  sealers: Sealers,
  { find, seal }: Pass,
  { signal, onBatch }: Options,
): Promise<number> {
  let moved = 0;
  for (let after = ''; !signal?.aborted;) {
    const rows: Row[] = await database.prisma.$transaction(async (tx) => {
      const held = await find(tx, after);
      for (const row of held) {
        const sealer = sealers.get(row.providerId);
        if (sealer) await seal(tx, sealer, row);
      }
      return held;
    });
    moved += rows.length;
    onBatch?.();
    const last = rows.at(-1);
    if (!last) return moved;
    after = last.id;
  }
  return moved;
}

/** Seals what stands in clear; how many rows that were. */
export async function sealColumns(desk: Desk, options: Options = {}): Promise<number> {
  const sealers = await sealersOf(desk);
  let moved = 0;
  for (const pass of PASSES) moved += await sealPass(desk, sealers, pass, options);
  return moved;
}

/**
 * Looks every hour, until a look finds nothing: whatever another process wrote in clear before it knew that it need not was written
 * before that look.
 */
async function lookForClear(services: Services, signal: AbortSignal): Promise<void> {
  const { database, vault, log } = services;
  const { prisma } = database;
  const done = await prisma.installation.findUnique({ where: { id: 1 }, select: { columnsSealedAt: true } });
  if (!done || done.columnsSealedAt || !vault.sealsColumns()) return;
  const rows = await sealColumns(services, { signal });
  if (rows > 0) log.info({ event: 'privacy.columns_sealed', rows }, 'what stood in clear is sealed');
  else if (!signal.aborted)
    await prisma.installation.update({ where: { id: 1 }, data: { columnsSealedAt: new Date() } });
}

export function workOnColumns(services: Services): void {
  services.jobs.work(SEAL_COLUMNS_JOB, ({ signal }) => lookForClear(services, signal));
  services.jobs.every(SEAL_COLUMNS_JOB, HOUR_SECONDS);
}
