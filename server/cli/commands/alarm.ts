import { Command } from '@commander-js/extra-typings';
import { commandOf, wordsOf } from '../../watch/alarms.ts';
import { whoseOf, type Standing } from '../../watch/standing.ts';
import { modeOption, providerOption, tenantNamed, withMeans, type Means } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Cli } from '../terminal.ts';

const ABOUT = `
The service looks every half minute and strikes an alarm out by itself when it is over. Exit code 1 when something needs you.`;

const told = (alarm: Standing) => {
  const { id, kind, targetId: about, since, raisedAt, clearedAt, whose } = alarm;
  const { what: cause, todo: remedy } = wordsOf(alarm, 'en');
  return {
    id,
    kind,
    provider: whose?.slug ?? null,
    mode: alarm.mode,
    about,
    cause,
    remedy,
    command: commandOf(kind, whose),
    since,
    raisedAt,
    clearedAt,
  };
};
type Told = ReturnType<typeof told>;

const COLUMNS = {
  since: ({ since }: Told) => since,
  provider: ({ provider }: Told) => provider,
  about: ({ about }: Told) => about,
  cause: ({ cause }: Told) => cause,
  command: ({ command }: Told) => command,
  over: ({ clearedAt }: Told) => clearedAt,
};

type Whose = { provider?: string | undefined; mode?: 'LIVE' | 'TEST' | undefined };

/** Whose alarms are meant: of one provider, of one mode, or all with those of the installation. */
async function meant(means: Means, { provider, mode }: Whose) {
  if (provider === undefined) return mode ? { mode } : {};
  const { providerId } = await tenantNamed(means, { provider, mode: mode ?? 'LIVE' });
  return mode ? { providerId, mode } : { providerId };
}

/** What needs a person. */
export const alarmFamily = (cli: Cli) =>
  new Command('alarm').description('what needs a person').addCommand(
    new Command('list')
      .description('list what needs a person, with the command that mends it')
      .addOption(providerOption().makeOptionMandatory(false))
      .addOption(modeOption())
      .option('--over', 'those that are over, too')
      .addHelpText('after', ABOUT)
      .action(
        cli.answering(({ over, ...whose }) =>
          withMeans(cli, async (means) => {
            const { prisma } = means.database;
            const rows = await prisma.alarm.findMany({
              where: { ...(await meant(means, whose)), ...(over ? {} : { clearedAt: null }) },
              orderBy: { id: 'desc' },
            });
            const alarms = (await whoseOf(prisma, rows)).map(told);
            return {
              text: tableOf(alarms, COLUMNS, 'Nothing needs you.'),
              json: { alarms },
              failed: alarms.some(({ clearedAt }) => clearedAt === null),
            };
          }),
        ),
      ),
  );
