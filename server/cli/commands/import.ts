import { Argument, Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { extname } from 'node:path';
import { StartupError } from '../../../prisma/startup-error.ts';
import { contentOf } from '../input-file.ts';
import { readConfig } from '../../config.ts';
import { readRecords } from '../import-file/read.ts';
import { reportText, sendRecords } from '../import-file/send.ts';
import { createApi } from '../../rehearsal/walk/client.ts';
import { endpointOf, reaching, urlOption } from '../running-service.ts';
import type { Cli } from '../terminal.ts';

const ABOUT_TABLES = `
A table has one line for each site, in UTF-8, UTF-16 or GBK, its cells parted by commas, semicolons or tabs, with a heading of these columns or
their Chinese names:
applicantRef, subjectNumber, name, nature, certificateType, certificateNumber, province, city, county, openOrder,
websiteNumber, siteName, domains (several separated by blanks or semicolons), authorityAccessId. Natures, certificates and places may be given by their names.`;

const KINDS: Readonly<Record<string, 'csv' | 'json'>> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.txt': 'csv',
  '.json': 'json',
};

const tableIn = (path: string) => {
  const kind = KINDS[extname(path).toLowerCase()];
  if (!kind) throw new InvalidArgumentError('It ends in .csv, .tsv, .txt or .json; save a workbook as CSV.');
  return { path, kind };
};

/** Takes filed records of a former platform over into a running service. */
export const importFamily = (cli: Cli) =>
  new Command('import')
    .description('take filed records of a former platform over into a running service, and report each')
    .addArgument(new Argument('<file>', 'records.csv or records.json').argParser(tableIn))
    .option('--dry-run', 'report only, write nothing')
    .addOption(urlOption())
    .option(
      '--secret-key <sk_…>',
      'key of the provider; better given as JIERU_SECRET_KEY, which no list of processes shows',
    )
    .addHelpText('after', ABOUT_TABLES)
    .action(
      cli.answering(async ({ path, kind }, { dryRun = false, secretKey, url }) => {
        const key = secretKey ?? cli.env['JIERU_SECRET_KEY'];
        if (!key) throw new StartupError('Give the provider’s secret key as JIERU_SECRET_KEY.');
        const endpoint = endpointOf(readConfig(cli.env), url);
        const records = readRecords(await contentOf(path), kind);
        const reported = await reaching(endpoint, sendRecords(createApi(endpoint, key), records, dryRun));
        return {
          text: reportText(reported, dryRun),
          json: { dryRun, records: reported },
          failed: reported.some(({ outcome }) => outcome === 'REFUSED'),
        };
      }),
    );
