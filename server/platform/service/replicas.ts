import { hostname } from 'node:os';
import { newUlid } from '../ids.ts';
import type { Database } from '../../../prisma/database.ts';
import type { Vault } from './vault.ts';
import type { Logger } from './logging.ts';

/** This process, as the others see it. */
export type Replica = {
  readonly id: string;
  /** Says that it lives; resolves to how far this machine's clock is ahead of the database's, in ms. */
  beat(): Promise<number>;
  /** Strikes itself off the list. */
  leave(): Promise<void>;
};

export type Seen = { readonly host: string; readonly pid: number; readonly masterKeyIds: readonly string[] };

const BEAT_MS = 5_000;
/** Who has not been heard of for so long does not live any more. */
export const SILENT_SECONDS = 20;
/** Rows of processes that were killed go after so long. */
const FORGOTTEN_SECONDS = 3_600;

type Parts = {
  readonly database: Database;
  readonly vault: Pick<Vault, 'heard'>;
  readonly log: Pick<Logger, 'warn'>;
};

/**
 * Enters this process into the list of those that serve the database, with the master keys it holds, and keeps saying that
 * it lives. The embedded database has one process, which says so when it is asked.
 */
export async function enlist(
  { database, vault, log }: Parts,
  masterKeyIds: readonly string[],
): Promise<Replica> {
  const { prisma } = database;
  const id = `rpl_${newUlid().toLowerCase()}`;
  const me = { host: hostname(), pid: process.pid, ids: [...masterKeyIds] };

  const beat = async (): Promise<number> => {
    const asked = Date.now();
    const [row] = await prisma.$queryRaw<{ now: number; older: boolean }[]>`
      INSERT INTO "Replica" ("id", "host", "pid", "masterKeyIds", "sealsColumns")
      VALUES (${id}, ${me.host}, ${me.pid}, ${me.ids}, true)
      ON CONFLICT ("id") DO UPDATE SET "seenAt" = clock_timestamp()
      RETURNING extract(epoch FROM clock_timestamp())::float8 * 1000 AS now,
        EXISTS (SELECT 1 FROM "Replica" r WHERE NOT r."sealsColumns"
          AND r."seenAt" > clock_timestamp() - make_interval(secs => ${SILENT_SECONDS})) AS older`;
    if (database.kind === 'postgresql') vault.heard(row?.older ?? false);
    return (asked + Date.now()) / 2 - (row?.now ?? asked);
  };
  await beat();
  await prisma.$executeRaw`
    DELETE FROM "Replica" WHERE "seenAt" < clock_timestamp() - make_interval(secs => ${FORGOTTEN_SECONDS})`;

  const timer =
    database.kind === 'postgresql'
      ? setInterval(
          () => void beat().catch((error: unknown) => log.warn({ err: error }, 'no sign of life given')),
          BEAT_MS,
        )
      : undefined;
  timer?.unref();
  return {
    id,
    beat,
    async leave() {
      clearInterval(timer);
      await prisma.replica
        .deleteMany({ where: { id } })
        // It falls silent all the same, and closing goes on.
        .catch((error: unknown) => log.warn({ err: error }, 'still on the list of replicas'));
    },
  };
}

/** The processes that serve the database now. */
export const replicasOf = ({ prisma }: Pick<Database, 'prisma'>): Promise<Seen[]> =>
  prisma.$queryRaw<Seen[]>`
    SELECT "host", "pid", "masterKeyIds" FROM "Replica"
    WHERE "seenAt" > clock_timestamp() - make_interval(secs => ${SILENT_SECONDS}) ORDER BY "id"`;
