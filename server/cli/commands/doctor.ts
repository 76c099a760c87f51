import { Command } from '@commander-js/extra-typings';
import { openDatabase } from '../../../prisma/database.ts';
import { readConfig } from '../../config.ts';
import { authorityChecks } from '../doctor/authorities.ts';
import { calendarCheck } from '../doctor/calendar.ts';
import { reasonOf, type Check } from '../doctor/check.ts';
import { dataChecks, pendingMigrations } from '../doctor/data.ts';
import { outsideChecks } from '../doctor/outside.ts';
import { meansOn } from '../means.ts';
import type { Cli } from '../terminal.ts';

type Config = ReturnType<typeof readConfig>;

/** Changes nothing: the database is not migrated for it. */
async function insideChecks(config: Config): Promise<Check[]> {
  const opened = await openDatabase(config).then(
    (database) => ({ database, refusal: null }),
    (error: unknown) => ({ database: null, refusal: reasonOf(error) }),
  );
  if (!opened.database)
    return [{ name: 'database', state: 'fail', says: opened.refusal, todo: 'see DATABASE_URL and DATA_DIR' }];
  const { database } = opened;
  try {
    const data = await dataChecks(database, config);
    if ((await pendingMigrations(database)).length > 0) return data;
    const checks = [...data, await calendarCheck(database, new Date())];
    const keyFits = checks.some(({ name, state }) => name === 'master key' && state === 'ok');
    return keyFits ? [...checks, ...(await authorityChecks(meansOn(config, database), config))] : checks;
  } finally {
    await database.close();
  }
}

const told = ({ name, state, says, todo }: Check): string =>
  [`${state.padEnd(4)}  ${name}: ${says}`, ...(todo === undefined ? [] : [`      → ${todo}`])].join('\n');

/** Looks at everything the service needs and says what to do. */
export const doctorFamily = (cli: Cli) =>
  new Command('doctor')
    .description(
      'look at everything the service needs, and say what to do; changes nothing, ends with 1 where something fails',
    )
    .option('--time-from <address>', 'compare the clock with this web server’s (PUBLIC_URL)')
    .option('--name-server <address:port...>', 'ask these name servers instead of the machine’s own')
    .action(
      cli.answering(async (options) => {
        const config = readConfig(cli.env);
        const { timeFrom, nameServer: nameServers } = options;
        const outside = { ...(timeFrom ? { timeFrom } : {}), ...(nameServers ? { nameServers } : {}) };
        const checks = [...(await insideChecks(config)), ...(await outsideChecks(config, outside))];
        return {
          text: checks.map(told).join('\n'),
          json: { checks },
          failed: checks.some(({ state }) => state === 'fail'),
        };
      }),
    );
