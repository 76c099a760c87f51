import type pg from 'pg';

/*
 * Everything that belongs to one filing, as the database writes it: what the generator multiplies.
 */

/** A table of the graph, and how its rows are found from a filing ($1). */
const TABLES: readonly (readonly [table: string, where: string])[] = [
  ['Applicant', 'id = (SELECT "applicantId" FROM "Filing" WHERE id = $1)'],
  ['Subject', 'id = (SELECT "subjectId" FROM "Filing" WHERE id = $1)'],
  ['Determination', 'id = (SELECT "determinationId" FROM "Filing" WHERE id = $1)'],
  ['Filing', 'id = $1'],
  ['Server', 'id IN (SELECT "serverId" FROM "FilingWebsite" WHERE "filingId" = $1)'],
  ['FilingWebsite', '"filingId" = $1'],
  ['ServiceCode', '"filingWebsiteId" IN (SELECT id FROM "FilingWebsite" WHERE "filingId" = $1)'],
  ['ResponsiblePerson', '"filingId" = $1'],
  ['Material', '"filingId" = $1'],
  ['VerificationPhoto', '"filingId" = $1'],
  ['Consent', '"filingId" = $1'],
  ['Review', '"filingId" = $1'],
  ['Shipment', '"filingId" = $1'],
  ['Submission', '"filingId" = $1'],
  ['HandedAccess', '"submissionId" IN (SELECT id FROM "Submission" WHERE "filingId" = $1)'],
  ['Decision', '"submissionId" IN (SELECT id FROM "Submission" WHERE "filingId" = $1)'],
  ['SmsCheck', '"filingId" = $1'],
  ['TimelineEvent', '"filingId" = $1'],
  ['FilingRecord', '"subjectId" = (SELECT "subjectId" FROM "Filing" WHERE id = $1)'],
  [
    'Website',
    '"recordId" IN (SELECT id FROM "FilingRecord" WHERE "subjectId" = (SELECT "subjectId" FROM "Filing" WHERE id = $1))',
  ],
  ['FilingSearch', '"filingId" = $1'],
];

/** A column, and the name of its type. */
export type Column = { readonly name: string; readonly type: string };
export type TableRows = {
  readonly table: string;
  readonly columns: readonly Column[];
  /** Values in the database's own text, in the order of the columns. */
  readonly rows: readonly (readonly (string | null)[])[];
};

async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = format('%I', $1::text)::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  return rows;
}

/** The rows of a filing, table by table. */
export async function graphOf(client: pg.Client, filingId: string): Promise<TableRows[]> {
  const found: TableRows[] = [];
  for (const [table, where] of TABLES) {
    const columns = await columnsOf(client, table);
    const listed = columns.map(({ name }) => `"${name}"::text`).join(', ');
    const { rows } = await client.query<(string | null)[]>({
      text: `SELECT ${listed} FROM "${table}" WHERE ${where}`,
      values: [filingId],
      rowMode: 'array',
    });
    if (rows.length > 0) found.push({ table, columns, rows });
  }
  return found;
}
