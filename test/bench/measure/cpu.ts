import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

const NS_PER_US = 1000;

/** Processor time of one process with all its threads, in µs; 0 when it is gone. */
function spentBy(pid: number): number {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const ns = tasks.map((task) =>
      Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ', 1)[0]),
    );
    return ns.reduce((sum, one) => sum + one, 0) / NS_PER_US;
  } catch {
    return 0;
  }
}

export type Spent = { readonly process: number; readonly backends: ReadonlyMap<number, number> };

/** What was spent between two readings; a backend that was not there before has begun meanwhile. */
export const between = (before: Spent, after: Spent): { process: number; database: number } => ({
  process: after.process - before.process,
  database: [...after.backends].reduce(
    (sum, [pid, spent]) => sum + spent - (before.backends.get(pid) ?? 0),
    0,
  ),
});

/** Reads what a process and the backends of a database have spent. */
export class Meter {
  private constructor(private readonly client: pg.Client) {}

  static async of(database: string): Promise<Meter> {
    const client = new pg.Client({ connectionString: database, application_name: 'bench-meter' });
    await client.connect();
    return new Meter(client);
  }

  async read(pid: number): Promise<Spent> {
    const { rows } = await this.client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    return { process: spentBy(pid), backends: new Map(rows.map(({ pid: one }) => [one, spentBy(one)])) };
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
