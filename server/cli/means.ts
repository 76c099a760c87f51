import { InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { openDatabase, StartupError, type Database, type Tx } from '../../prisma/database.ts';
import { migrate } from '../../prisma/migrate.ts';
import type { Provider } from '../../prisma/generated/client/client.ts';
import { readConfig, type Config } from '../config.ts';
import { createLogger, type Logger } from '../platform/service/logging.ts';
import { openPrivacy } from '../platform/service/open-privacy.ts';
import type { Privacy } from '../platform/privacy/privacy.ts';
import type { Tenant } from '../platform/tenancy/actor.ts';
import { findProviderBySlug } from '../platform/tenancy/providers.ts';
import type { Cli } from './terminal.ts';

/** What commands on the database work with. */
export type Means = {
  readonly config: Config;
  readonly database: Database;
  readonly log: Logger;
  /** The master key is read when it is first needed: commands that seal and open nothing do without. */
  readonly privacy: () => Promise<Privacy>;
};

const privacyOf = (config: Config, database: Database): Means['privacy'] => {
  let opening: Promise<Privacy> | undefined;
  return () =>
    (opening ??= database.exclusively(() => openPrivacy(database, config)).then(({ privacy }) => privacy));
};

/** What commands work with on a database that is open. */
export const meansOn = (config: Config, database: Database): Means => ({
  config,
  database,
  log: createLogger({ level: 'fatal' }),
  privacy: privacyOf(config, database),
});

/**
 * Opens the service's database, brought up to date, for as long as the work takes.
 * @throws StartupError when a setting or the database does not allow it
 */
export async function withMeans<T>(
  { env }: Pick<Cli, 'env'>,
  work: (means: Means) => Promise<T>,
): Promise<T> {
  const config = readConfig(env);
  const database = await openDatabase(config);
  try {
    await migrate(database);
    return await work(meansOn(config, database));
  } finally {
    await database.close();
  }
}

const MODES = { live: 'LIVE', test: 'TEST' } as const;

const modeOf = (text: string): Tenant['mode'] => {
  if (text === 'live' || text === 'test') return MODES[text];
  throw new InvalidArgumentError('It is live or test.');
};

export const modeOption = () => new Option('--mode <live|test>', 'the mode it is about').argParser(modeOf);

export const providerOption = () =>
  new Option('--provider <name>', 'the provider, by its short name').makeOptionMandatory();

/** @throws StartupError when there is none of that name */
export async function providerNamed({ database }: Pick<Means, 'database'>, slug: string): Promise<Provider> {
  const provider = await findProviderBySlug(database.prisma, slug);
  if (!provider) throw new StartupError(`There is no provider ${slug}.`);
  return provider;
}

/** The provider of that short name in one mode. @throws StartupError when there is none */
export async function tenantNamed(
  means: Pick<Means, 'database'>,
  { provider, mode }: { provider: string; mode: Tenant['mode'] },
): Promise<Tenant> {
  return { providerId: (await providerNamed(means, provider)).id, mode };
}

/** Makes one change in one transaction, with the time it is made at. */
export const changing = <T>(
  { database }: Pick<Means, 'database'>,
  change: (tx: Tx, now: Date) => Promise<T>,
): Promise<T> => database.prisma.$transaction((tx) => change(tx, new Date()));
