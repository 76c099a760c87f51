import { AuditAction, AuditActorKind } from '../../../prisma/generated/client/enums.ts';
import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import type { AuditEvent, Prisma } from '../../../prisma/generated/client/client.ts';
import { modeOption, providerNamed, providerOption, withMeans, type Means } from '../means.ts';
import { StartupError } from '../../../prisma/startup-error.ts';
import { createDigests } from '../../platform/audit/digests.ts';
import { chainsOf, verifyChain, type Told, type Verdict } from '../../platform/audit/verify.ts';
import { tableOf } from '../table.ts';
import { countUpTo, timeOf } from '../option-values.ts';
import type { Cli } from '../terminal.ts';

const MOST = 1000;

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

/** Without the number, which JSON has no room for. */
type Listed = Omit<AuditEvent, 'number'>;

const COLUMNS = {
  at: ({ at }: Listed) => at,
  action: ({ action }: Listed) => action,
  target: ({ targetId }: Listed) => targetId,
  'who (kind)': ({ actorKind }: Listed) => actorKind,
  who: ({ actorId }: Listed) => actorId,
  provider: ({ providerId }: Listed) => providerId,
  mode: ({ mode }: Listed) => mode.toLowerCase(),
  id: ({ id }: Listed) => id,
};

const numberAndHash = (text: string): Told => {
  const [, count, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text) ?? [];
  if (count !== undefined && hash !== undefined) return { count: Number(count), hash };
  throw new InvalidArgumentError('Write it as the webhook audit.anchored had it: count:hash.');
};

const VERDICT = {
  provider: ({ providerId }: Verdict) => providerId,
  mode: ({ mode }: Verdict) => mode.toLowerCase(),
  verified: ({ verified }: Verdict) => verified,
  'not chained yet': ({ waiting }: Verdict) => waiting.length,
  verdict: ({ broken }: Verdict) =>
    broken === null
      ? 'holds'
      : `broken at ${[broken.position, broken.eventId].filter((one) => one !== null).join(' ')}: ${broken.kind.toLowerCase()}`,
  head: ({ head }: Verdict) => head,
};

/** Whether the audit is what was written. */
const verifyCommand = (cli: Cli) =>
  new Command('verify')
    .description(
      'whether the audit is what was written: reads every chain from its beginning and names the first place that is broken',
    )
    .addOption(providerOption().makeOptionMandatory(false))
    .addOption(modeOption())
    .option('--told <count:hash>', 'also hold it against an anchor that a webhook told', numberAndHash)
    .action(
      cli.answering(({ provider, mode, told }) =>
        withMeans(cli, async (means) => {
          if (told && (provider === undefined || mode === undefined))
            throw new StartupError('An anchor belongs to one chain: name --provider and --mode.');
          const { prisma } = means.database;
          const digests = createDigests(await means.privacy());
          const id = provider === undefined ? null : (await providerNamed(means, provider)).id;
          const chains = (await chainsOf(prisma)).filter(
            (chain) =>
              (id === null || chain.providerId === id) && (mode === undefined || chain.mode === mode),
          );
          const asked = told && id !== null && mode ? [{ providerId: id, mode }] : chains;
          const verdicts: Verdict[] = [];
          for (const chain of asked)
            verdicts.push(await verifyChain(prisma, digests, chain, told ? [told] : []));
          return {
            text: tableOf(verdicts, VERDICT, 'Nothing was recorded.'),
            json: { holds: verdicts.every(({ holds }) => holds), chains: verdicts },
            failed: verdicts.some(({ holds }) => !holds),
          };
        }),
      ),
    );

/** Who saw or changed what. */
export const auditFamily = (cli: Cli) =>
  new Command('audit')
    .addCommand(verifyCommand(cli))
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
    .option('--limit <number>', `so many entries at most, up to ${MOST}`, countUpTo(MOST), 100)
    .action(
      cli.answering(({ limit, ...filter }) =>
        withMeans(cli, async (means) => {
          const rows = await means.database.prisma.auditEvent.findMany({
            where: await whereOf(means, filter),
            omit: { number: true },
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
