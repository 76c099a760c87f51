import { AuditAction, AuditActorKind } from '../../../prisma/generated/client/enums.ts';
import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import type { AuditEvent, Prisma } from '../../../prisma/generated/client/client.ts';
import { modeOption, providerNamed, providerOption, withMeans, type Means } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Cli } from '../terminal.ts';

const MOST = 1000;

const timeOf = (text: string): Date => {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || !/^\d{4}-\d\d-\d\d/.test(text))
    throw new InvalidArgumentError('Write it like 2026-11-29 or 2026-11-29T08:00:00Z.');
  return time;
};

const countOf = (text: string): number => {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= MOST) return count;
  throw new InvalidArgumentError(`It is a number from 1 to ${MOST}.`);
};

type Filter = {
  provider?: string;
  mode?: 'TEST' | 'LIVE';
  target?: string;
  actor?: string;
  action?: AuditAction;
  since?: Date;
  until?: Date;
  after?: string;
};

const actionOf = (text: string): AuditAction => {
  const action = Object.values(AuditAction).find((one) => one === text.toUpperCase());
  if (action) return action;
  throw new InvalidArgumentError(`It is one of ${Object.values(AuditAction).join(', ').toLowerCase()}.`);
};

/** A kind of actor, or else the id of one. */
const doneBy = (actor: string): Prisma.AuditEventWhereInput => {
  const kind = Object.values(AuditActorKind).find((one) => one === actor.toUpperCase());
  return kind ? { actorKind: kind } : { actorId: actor };
};

/** Undefined conditions are none. */
async function whereOf(means: Means, filter: Filter): Promise<Prisma.AuditEventWhereInput> {
  const { provider, mode, target, actor, action, since, until, after } = filter;
  return {
    ...(provider === undefined ? {} : { providerId: (await providerNamed(means, provider)).id }),
    ...(mode === undefined ? {} : { mode }),
    ...(target === undefined ? {} : { targetId: target }),
    ...(actor === undefined ? {} : doneBy(actor)),
    ...(action === undefined ? {} : { action }),
    ...(after === undefined ? {} : { id: { lt: after } }),
    at: { ...(since ? { gte: since } : {}), ...(until ? { lt: until } : {}) },
  };
}

const COLUMNS = {
  at: ({ at }: AuditEvent) => at,
  action: ({ action }: AuditEvent) => action,
  target: ({ targetId }: AuditEvent) => targetId,
  'who (kind)': ({ actorKind }: AuditEvent) => actorKind,
  who: ({ actorId }: AuditEvent) => actorId,
  provider: ({ providerId }: AuditEvent) => providerId,
  mode: ({ mode }: AuditEvent) => mode.toLowerCase(),
  id: ({ id }: AuditEvent) => id,
};

/** Who saw or changed what. */
export const auditFamily = (cli: Cli) =>
  new Command('audit')
    .description('who saw or changed what an auditor asks about, the newest first')
    .addOption(providerOption().makeOptionMandatory(false))
    .addOption(modeOption())
    .option('--target <id>', 'only what was done to this')
    .option(
      '--actor <id|kind>',
      'only what this one did: an id, or a kind such as operator, secret_key, staff, applicant',
    )
    .option('--action <name>', 'only this action, such as api_key_created', actionOf)
    .option('--since <time>', 'only from then on', timeOf)
    .option('--until <time>', 'only before then', timeOf)
    .option('--after <aud_…>', 'go on after this entry of the former answer')
    .option('--limit <number>', `so many entries at most, up to ${MOST}`, countOf, 100)
    .action(
      cli.answering(({ limit, ...filter }) =>
        withMeans(cli, async (means) => {
          const rows = await means.database.prisma.auditEvent.findMany({
            where: await whereOf(means, filter),
            orderBy: { id: 'desc' },
            take: limit + 1,
          });
          const events = rows.slice(0, limit);
          const more = rows.length > limit;
          const hint = more ? `\nThere are more: --after ${events.at(-1)?.id ?? ''}` : '';
          return {
            text: `${tableOf(events, COLUMNS, 'Nothing was recorded.')}${hint}`,
            json: { events, more },
          };
        }),
      ),
    );
