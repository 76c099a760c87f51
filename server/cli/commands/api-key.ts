import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import type { ApiKey } from '../../../prisma/generated/client/client.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { knownOf } from '../../platform/tenancy/key-scopes.ts';
import {
  createKey,
  keysOf,
  keyState,
  revokeKey,
  rollKey,
  type IssuedKey,
} from '../../platform/tenancy/keys.ts';
import { DEFAULT_GRACE_HOURS, LONGEST_GRACE_HOURS } from '../../../schema/rules/bounds.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { SCOPES } from '../../../schema/rules/scopes.ts';
import { changing, modeOption, providerOption, tenantNamed, withMeans, type Means } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Answer, Cli } from '../terminal.ts';

const told = (row: ApiKey, now: Date) => {
  const { id, providerId, mode, kind, name, hint, createdAt, lastUsedAt, lastUsedFrom } = row;
  const { expiresAt, revokedAt } = row;
  const state = keyState(row, now);
  const scopes = knownOf(row.scopes);
  const used = { lastUsedAt, lastUsedFrom };
  return { id, providerId, mode, kind, scopes, name, hint, state, createdAt, ...used, expiresAt, revokedAt };
};

type Told = ReturnType<typeof told>;

const COLUMNS = {
  id: ({ id }: Told) => id,
  mode: ({ mode }: Told) => mode.toLowerCase(),
  kind: ({ kind }: Told) => kind.toLowerCase(),
  scopes: ({ scopes }: Told) => scopes.join(','),
  name: ({ name }: Told) => name,
  hint: ({ hint }: Told) => `…${hint}`,
  state: ({ state, expiresAt }: Told) =>
    state === 'ENDING' ? `ends ${expiresAt?.toISOString() ?? ''}` : state.toLowerCase(),
  created: ({ createdAt }: Told) => createdAt,
  'last used': ({ lastUsedAt }: Told) => lastUsedAt,
  from: ({ lastUsedFrom }: Told) => lastUsedFrom,
};

/** The key's text is shown here and never again. */
const issued = ({ row, key }: IssuedKey): Answer => ({
  text: `${key}\nThis is shown once: keep it now. It is ${row.id}.`,
  json: { ...told(row, new Date()), key },
});

const tenantOfKey = async ({ database }: Means, id: string): Promise<Tenant> => {
  const row = await database.prisma.apiKey.findUnique({
    where: { id },
    select: { providerId: true, mode: true },
  });
  if (!row) throw new NotFound(`key ${id}`);
  return row;
};

const hoursOf = (text: string): number => {
  const hours = Number(text);
  if (Number.isInteger(hours) && hours >= 0 && hours <= LONGEST_GRACE_HOURS) return hours;
  throw new InvalidArgumentError(`It is a number from 0 to ${LONGEST_GRACE_HOURS}.`);
};

const KINDS = { secret: 'SECRET', publishable: 'PUBLISHABLE', restricted: 'RESTRICTED' } as const;

const scopesIn = (text: string): string[] => text.split(',').flatMap((one) => one.trim().toUpperCase() || []);

/** Every scope with what it lets a key do, for the help. */
const SCOPES_SAID = Object.entries(SCOPES)
  .map(([scope, says]) => `  ${scope.padEnd(16)} ${says}`)
  .join('\n');

/** Keys of providers, in both modes. */
export const keyFamily = (cli: Cli) =>
  new Command('key')
    .description(
      'keys of providers: secret and restricted ones for their servers, publishable ones for their pages',
    )
    .addCommand(
      new Command('create')
        .description('make a key and show it, this once')
        .addOption(providerOption())
        .addOption(modeOption().makeOptionMandatory())
        .addOption(
          new Option('--kind <kind>', 'secret or restricted for a server, publishable for pages')
            .choices(['secret', 'publishable', 'restricted'] as const)
            .makeOptionMandatory(),
        )
        .addOption(
          new Option('--scopes <list>', 'what a restricted key may do, with commas between')
            .argParser(scopesIn)
            .default([] as string[], 'none'),
        )
        .requiredOption('--name <text>', 'to recognise it by')
        .addHelpText('after', `\nScopes:\n${SCOPES_SAID}`)
        .action(
          cli.answering(({ kind, scopes, name, ...whose }) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantNamed(means, whose);
              return issued(
                await changing(means, (tx, now) =>
                  createKey(tx, { tenant, by: OPERATOR, now, kind: KINDS[kind], scopes, name }),
                ),
              );
            }),
          ),
        ),
    )
    .addCommand(
      new Command('list')
        .description('list the keys of a provider that work')
        .addOption(providerOption())
        .addOption(modeOption().makeOptionMandatory())
        .option('--all', 'those that no longer work, too')
        .action(
          cli.answering(({ all = false, ...whose }) =>
            withMeans(cli, async (means) => {
              const now = new Date();
              const tenant = await tenantNamed(means, whose);
              const rows = await keysOf(means.database.prisma, tenant, { now, ended: all });
              const keys = rows.map((row) => told(row, now));
              return { text: tableOf(keys, COLUMNS, 'There is no key.'), json: { keys } };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('roll')
        .description('put a new key in place of one, which works for some hours more')
        .argument('<key_…>', 'its id')
        .addOption(
          new Option('--grace-hours <hours>', 'how long the old one goes on working')
            .argParser(hoursOf)
            .default(DEFAULT_GRACE_HOURS),
        )
        .action(
          cli.answering((id, { graceHours }) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantOfKey(means, id);
              return issued(
                await changing(means, (tx, now) =>
                  rollKey(tx, { tenant, by: OPERATOR, now, id, graceHours }),
                ),
              );
            }),
          ),
        ),
    )
    .addCommand(
      new Command('revoke')
        .description('end a key at once, and the sessions that were minted with it')
        .argument('<key_…>', 'its id')
        .action(
          cli.answering((id) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantOfKey(means, id);
              const row = await changing(means, (tx, now) =>
                revokeKey(tx, { tenant, by: OPERATOR, now, id }),
              );
              return { text: `${id} is revoked.`, json: told(row, new Date()) };
            }),
          ),
        ),
    );
