import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { RETENTION_KINDS, retentionOf, type RetentionKind } from '../../../schema/rules/retention.ts';
import { periodsOf, setPeriods, type Period } from '../../custody/retention/periods.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { changing, modeOption, providerOption, tenantNamed, withMeans, type Means } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Answer, Cli } from '../terminal.ts';

const HOW = `
Periods are bounded: not shorter than the law allows, not longer than the purpose bears. They hold in both modes, and the purge that runs
daily in the service goes by them. "usual" brings the usual period back.`;

const COLUMNS = {
  kind: ({ kind }: Period) => kind,
  days: ({ days, own }: Period) => (days === null ? 'stays' : `${days}${own ? '' : ' (usual)'}`),
  between: ({ kind }: Period) => {
    const bounds = retentionOf(kind).days;
    return bounds ? `${bounds.least} to ${bounds.most}` : '';
  },
  'last purge': ({ lastPurge }: Period) => lastPurge && `${lastPurge.count} on ${lastPurge.day}`,
};

async function told({ database }: Means, tenant: Tenant): Promise<Answer> {
  const periods = await periodsOf(database.prisma, tenant);
  return { text: tableOf(periods, COLUMNS, ''), json: { periods } };
}

const kindOf = (text: string): RetentionKind => {
  const kind = RETENTION_KINDS.find((one) => one === text.toUpperCase());
  if (!kind) throw new InvalidArgumentError(`It is one of ${RETENTION_KINDS.join(', ')}.`);
  return kind;
};

const daysOf = (text: string): number | null => {
  if (text === 'usual') return null;
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('It is a number of days, or usual.');
  return Number(text);
};

/** How long a provider keeps what is held of people. */
export const retentionFamily = (cli: Cli) =>
  new Command('retention')
    .description('how long a provider keeps what is held of people')
    .addCommand(
      new Command('list')
        .description('list the periods, their bounds, and what the last purge took')
        .addOption(providerOption())
        .addOption(modeOption().default('LIVE' as const, 'live'))
        .action(
          cli.answering((options) =>
            withMeans(cli, async (means) => told(means, await tenantNamed(means, options))),
          ),
        ),
    )
    .addCommand(
      new Command('set')
        .description('set the period of one kind')
        .argument('<kind>', 'as the list names it', kindOf)
        .argument('<days>', 'a number of days, or usual', daysOf)
        .addOption(providerOption())
        .addHelpText('after', HOW)
        .action(
          cli.answering((kind, days, options) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantNamed(means, { ...options, mode: 'LIVE' });
              await changing(means, (tx, now) =>
                setPeriods(tx, { tenant, by: OPERATOR, now, periods: [{ kind, days }] }),
              );
              return told(means, tenant);
            }),
          ),
        ),
    );
