import type pg from 'pg';

/** The parts of the driver's connection that carry COPY; the package describes them nowhere. */
type Wire = {
  query(text: string): void;
  sync(): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
};

type Settle = { resolve(): void; reject(error: unknown): void };

/** One COPY of rows that are ready in PostgreSQL's text format, as the driver's queue takes it. */
class Copy implements pg.Submittable {
  constructor(
    private readonly statement: string,
    private readonly rows: Buffer,
    private readonly settle: Settle,
  ) {}
  submit(connection: pg.Connection): void {
    (connection as unknown as Wire).query(this.statement);
  }
  handleCopyInResponse(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    wire.sendCopyFromChunk(this.rows);
    wire.endCopyFrom();
  }
  handleError(error: unknown): void {
    this.settle.reject(error);
  }
  handleCommandComplete(): void {
    // The server says that it is ready after it.
  }
  handleReadyForQuery(): void {
    this.settle.resolve();
  }
}

const SPECIAL = /[\\\t\n\r]/g;
const WRITTEN: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in PostgreSQL's own text, as a line of COPY has it. */
export const inCopy = (value: string | null): string =>
  value === null ? '\\N' : value.replace(SPECIAL, (sign) => WRITTEN[sign] ?? sign);

/** Writes lines into a table. */
export const copyInto = (
  client: pg.Client,
  { table, columns }: { table: string; columns: readonly string[] },
  lines: readonly string[],
): Promise<void> =>
  new Promise((resolve, reject) => {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const rows = Buffer.from(`${lines.join('\n')}\n`, 'utf8');
    client.query(new Copy(`COPY "${table}" (${names}) FROM STDIN`, rows, { resolve, reject }));
  });
