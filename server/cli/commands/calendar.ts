import { Argument, Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { extname } from 'node:path';
import { StartupError } from '../../../prisma/startup-error.ts';
import { missingNotices, readNotices } from '../../platform/calendar/in-force.ts';
import {
  checkNotice,
  FIRST_YEAR,
  type CheckedDay,
  type CheckedNotice,
} from '../../platform/calendar/holiday-notice-check.ts';
import {
  namedElsewhere,
  noticesOf,
  putNotice,
  removeNotice,
  type Notice,
} from '../../platform/calendar/holiday-notices.ts';
import { readNotice, type NoticeFile } from '../import-file/notice.ts';
import { contentOf } from '../input-file.ts';
import { changing, withMeans, type Means } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Answer, Cli } from '../terminal.ts';

const ABOUT_FILES = `
A table (.csv, UTF-8 or GBK) has the columns day and kind, and source if you like:
  day,kind,source
  2027-01-01,holiday,https://www.gov.cn/…
  2027-01-09,working,
JSON holds {"year": 2027, "source": "https://www.gov.cn/…", "days": [{"day": "2027-01-01", "kind": "holiday"}, …]}, or "papers" and
{"date", "isOffDay"}, as public lists write it. Name every day off, weekends in a holiday too, and every weekend day that is worked.
The file replaces what was imported for its year before, for every provider of the installation.`;

const LONGEST_SOURCE = 500;

const fileAt = (path: string) => {
  const ending = extname(path).toLowerCase();
  if (ending !== '.csv' && ending !== '.json') throw new InvalidArgumentError('It ends in .csv or .json.');
  return { path, kind: ending === '.csv' ? ('csv' as const) : ('json' as const) };
};

const yearOf = (text: string): number => {
  const year = Number(text);
  if (!/^\d{4}$/.test(text) || year < FIRST_YEAR)
    throw new InvalidArgumentError(`It is a year from ${FIRST_YEAR} on.`);
  return year;
};

const kindOf = (working: boolean | null): string | null =>
  working === null ? null : working ? 'working' : 'holiday';

const shown = ({ line, day, working, problem }: CheckedDay) => ({
  line,
  day,
  kind: kindOf(working),
  problem,
});

const sourceOf = (file: NoticeFile, given: string | undefined): string => {
  const source = (given ?? file.source ?? '').trim();
  if (!source)
    throw new StartupError(
      'Say where the notice was published: --source, or a column or field source in the file.',
    );
  if (source.length > LONGEST_SOURCE)
    throw new StartupError(`The source has more than ${LONGEST_SOURCE} characters.`);
  return source;
};

/** The notice that can be stored; null when it cannot. */
const soundNotice = ({ sound, year, days }: CheckedNotice, source: string): Notice | null =>
  sound && year !== null
    ? { year, source, days: days.map(({ day, working }) => ({ day, working: working === true })) }
    : null;

type Reported = { checked: CheckedNotice; source: string; dryRun: boolean; imported: boolean };

const outcomeOf = ({ checked: { year, sound, days }, dryRun }: Reported): string => {
  if (year === null) return 'The file names no day.';
  if (year < FIRST_YEAR)
    return `${year} cannot be imported: the years before ${FIRST_YEAR} are known and do not change.`;
  if (!sound) return `Nothing was imported for ${year}.`;
  return dryRun
    ? `${year} can be imported: ${days.length} days. Nothing was written.`
    : `${year} is imported: ${days.length} days.`;
};

function report(reported: Reported): Answer {
  const { checked, source, dryRun, imported } = reported;
  const { year, days, missing, hint, sound } = checked;
  const lines = days.map(
    ({ line, day, working, problem }) =>
      `${line}: ${day} ${problem === null ? (kindOf(working) ?? '') : `refused: it ${problem}`}`,
  );
  const lacking = missing.map((day) => `missing: ${day} is off by law, and the file does not say so`);
  return {
    text: [...lines, ...lacking, ...(hint === null ? [] : [`look again: ${hint}`]), outcomeOf(reported)].join(
      '\n',
    ),
    json: { year, source, dryRun, imported, days: days.map(shown), missing, hint },
    failed: !sound,
  };
}

/** Days named by the notice of another year are refused, each in its line. */
async function against(means: Means, checked: CheckedNotice): Promise<CheckedNotice> {
  if (!checked.sound || checked.year === null) return checked;
  const named = checked.days.map(({ day, working }) => ({ day, working: working === true }));
  const found = await namedElsewhere(means.database.prisma, { year: checked.year, days: named });
  if (found.length === 0) return checked;
  const elsewhere = new Map(found.map(({ day, year }) => [day, year]));
  const days = checked.days.map((one) => {
    const year = elsewhere.get(one.day);
    return year === undefined ? one : { ...one, problem: `is named by the notice of ${year} already` };
  });
  return { ...checked, days, sound: false };
}

const daysText = (notices: readonly Notice[]): string =>
  tableOf(
    notices.flatMap(({ year, days }) => days.map((one) => ({ ...one, year }))),
    { day: ({ day }) => day, kind: ({ working }) => kindOf(working), notice: ({ year }) => year },
    'There is no notice of that year.',
  );

const asJson = ({ year, source, days }: Notice) => ({
  year,
  source,
  days: days.map(({ day, working }) => ({ day, kind: kindOf(working) })),
});

/** The calendar that working days are counted by, for all providers of the installation. */
export function calendarFamily(cli: Cli) {
  return new Command('calendar')
    .description("the State Council's notices on holidays (放假安排), which working days are counted by")
    .addCommand(
      new Command('import')
        .description('take over the notice of a year from a file, and report each line')
        .addArgument(new Argument('<file>', 'notice.csv or notice.json').argParser(fileAt))
        .option('--year <year>', 'the year it arranges, where that is not the year of its last day', yearOf)
        .option('--source <text>', 'where it was published: its number or address')
        .option('--dry-run', 'report only, write nothing')
        .addHelpText('after', ABOUT_FILES)
        .action(
          cli.answering(async ({ path, kind }, options) => {
            const { dryRun = false } = options;
            const file = readNotice(await contentOf(path), kind);
            const source = sourceOf(file, options.source);
            return withMeans(cli, async (means) => {
              const checked = await against(means, checkNotice(file.days, options.year ?? file.year));
              const notice = soundNotice(checked, source);
              const imported = notice !== null && !dryRun;
              if (imported) await changing(means, (tx, now) => putNotice(tx, notice, now));
              return report({ checked, source, dryRun, imported });
            });
          }),
        ),
    )
    .addCommand(
      new Command('list')
        .description('list the years imported, or the days of one')
        .addArgument(new Argument('[year]', 'one year').argParser(yearOf))
        .action(
          cli.answering((year) =>
            withMeans(cli, async ({ database: { prisma } }) => {
              const notices = await noticesOf(prisma, year);
              const missing = missingNotices(new Date(), await readNotices(prisma));
              const years = tableOf(
                notices,
                { year: (one) => one.year, days: ({ days }) => days.length, source: ({ source }) => source },
                'No notice was imported.',
              );
              const lacking = missing.map(
                (one) => `The notice of ${one} is missing: jieru calendar import FILE.`,
              );
              return {
                text: year === undefined ? [years, ...lacking].join('\n') : daysText(notices),
                json: { notices: notices.map(asJson), missing },
              };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('export')
        .description('print the notice of a year as JSON, as import takes it')
        .addArgument(new Argument('<year>', 'the year').argParser(yearOf))
        .action(
          cli.answering((year) =>
            withMeans(cli, async ({ database: { prisma } }) => {
              const [notice] = await noticesOf(prisma, year);
              if (!notice) throw new StartupError(`No notice of ${year} was imported.`);
              const json = asJson(notice);
              return { text: JSON.stringify(json, null, 2), json };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('remove')
        .description('take the notice of a year away, so that what comes with this version or the law counts')
        .addArgument(new Argument('<year>', 'the year').argParser(yearOf))
        .action(
          cli.answering((year) =>
            withMeans(cli, async (means) => {
              await changing(means, (tx, now) => removeNotice(tx, year, now));
              return { text: `The notice of ${year} is removed.`, json: { year } };
            }),
          ),
        ),
    );
}
