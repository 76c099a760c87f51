import type { Database } from '../../../prisma/database.ts';
import { SILENT_SECONDS } from './replicas.ts';

/** Whether this process may write sealed what an older version reads in clear. */
export type Vault = {
  /** While false, columns that stood in clear are written so. */
  sealsColumns(): boolean;
  /** What a sign of life found. */
  heard(olderServes: boolean): void;
};

/** Looks once whether an older version serves the database too; afterwards each sign of life tells. */
export async function openVault({ prisma, kind }: Pick<Database, 'prisma' | 'kind'>): Promise<Vault> {
  // An embedded database has one process, and what it was before has ended.
  const [found] =
    kind === 'postgresql'
      ? await prisma.$queryRaw<{ older: boolean }[]>`
          SELECT EXISTS (SELECT 1 FROM "Replica" WHERE NOT "sealsColumns"
            AND "seenAt" > clock_timestamp() - make_interval(secs => ${SILENT_SECONDS})) AS older`
      : [];
  let older = found?.older ?? false;
  return { sealsColumns: () => !older, heard: (olderServes) => void (older = olderServes) };
}
