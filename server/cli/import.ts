import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { StartupError } from '../../prisma/startup-error.ts';
import { readConfig } from '../config.ts';
import { readRecords, UnreadableFile } from '../import-file/read.ts';
import { reportText, sendRecords } from '../import-file/send.ts';
import { createApi, RehearsalFailure } from '../rehearse/client.ts';

const HELP = `Takes filed records of a former platform over into a running service, and reports each.

  npm run import -- records.csv|records.json [options]

  --dry-run               report only, write nothing
  --url <address>         the service (http://127.0.0.1:$PORT)
  --secret-key <sk_…>     key of the provider; better given as JIERU_SECRET_KEY, which no list of processes shows

A table has one line for each site, in UTF-8 or GBK, with a heading of these columns or their Chinese names:
applicantRef, subjectNumber, name, nature, certificateType, certificateNumber, province, city, county, openOrder,
websiteNumber, siteName, domains (several separated by blanks or semicolons).
`;

const failed = (message: string): void => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
};

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      url: { type: 'string' },
      'secret-key': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (values.help || file === undefined) return void process.stdout.write(HELP);
  const kind = extname(file).toLowerCase();
  if (kind !== '.csv' && kind !== '.json') return failed('Give a file that ends in .csv or .json.');
  const key = values['secret-key'] ?? process.env['JIERU_SECRET_KEY'];
  if (!key) return failed('Give the provider’s secret key as JIERU_SECRET_KEY.');
  const config = readConfig();
  const url = values.url ?? config.publicUrl ?? `http://127.0.0.1:${config.port}`;
  const records = readRecords(readFileSync(file), kind === '.csv' ? 'csv' : 'json');
  const api = createApi(`${url.replace(/\/+$/, '')}/graphql`, key);
  const reported = await sendRecords(api, records, values['dry-run']);
  process.stdout.write(reportText(reported, values['dry-run']));
  if (reported.some(({ outcome }) => outcome === 'REFUSED')) process.exitCode = 1;
}

const isExpected = (error: unknown): error is Error =>
  error instanceof UnreadableFile ||
  error instanceof RehearsalFailure ||
  error instanceof StartupError ||
  error instanceof TypeError ||
  (error instanceof Error && 'code' in error && error.code === 'ENOENT');

run().catch((error: unknown) => {
  if (!isExpected(error)) throw error;
  failed(`The import failed: ${error.message}`);
});
