import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import type { LegalHold } from '../../../prisma/generated/client/client.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { holdReason, liftHold, placeHold, standingHolds } from '../../custody/retention/holds.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { changing, modeOption, providerOption, tenantNamed, withMeans, type Means } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Cli } from '../terminal.ts';

const momentOf = (text: string): Date => {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new InvalidArgumentError('It is a date, like 2027-06-30.');
  return moment;
};

const told = async ({ privacy }: Means, hold: LegalHold) => {
  const sealer = await (await privacy()).forProvider(hold.providerId);
  const { id, mode, targetId, placedById: placedBy, placedAt, until, liftedAt } = hold;
  return { id, mode, targetId, reason: holdReason(sealer, hold), placedBy, placedAt, until, liftedAt };
};

type Told = Awaited<ReturnType<typeof told>>;

const COLUMNS = {
  id: ({ id }: Told) => id,
  target: ({ targetId }: Told) => targetId,
  reason: ({ reason }: Told) => reason,
  by: ({ placedBy }: Told) => placedBy,
  since: ({ placedAt }: Told) => placedAt,
  until: ({ until }: Told) => until,
  lifted: ({ liftedAt }: Told) => liftedAt,
};

async function tenantOfTarget({ database: { prisma } }: Means, id: string): Promise<Tenant> {
  const select = { providerId: true, mode: true } as const;
  const row =
    (await prisma.subject.findUnique({ where: { id }, select })) ??
    (await prisma.filing.findUnique({ where: { id }, select }));
  if (!row) throw new NotFound(`subject or filing ${id}`);
  return row;
}

/** What keeps subjects and filings from being deleted. */
export const holdFamily = (cli: Cli) =>
  new Command('hold')
    .description('legal holds: what keeps subjects and filings from being deleted')
    .addCommand(
      new Command('list')
        .description('list the holds of a provider')
        .addOption(providerOption())
        .addOption(modeOption().makeOptionMandatory())
        .option('--ended', 'those that were lifted or have run out, too')
        .action(
          cli.answering(({ ended, ...whose }) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantNamed(means, whose);
              const rows = await means.database.prisma.legalHold.findMany({
                where: { ...tenant, ...(ended ? {} : standingHolds(new Date())) },
                orderBy: { id: 'desc' },
              });
              const holds = await Promise.all(rows.map((row) => told(means, row)));
              return { text: tableOf(holds, COLUMNS, 'Nothing is held.'), json: { holds } };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('place')
        .description('keep a subject with all its filings, or a filing, from being deleted')
        .argument('<id>', 'sub_… or fil_…')
        .requiredOption('--reason <words>', 'why; stored sealed')
        .option('--until <date>', 'when it ends by itself', momentOf)
        .action(
          cli.answering((targetId, { reason, until }) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantOfTarget(means, targetId);
              const sealer = await (await means.privacy()).forProvider(tenant.providerId);
              const { holdId } = await changing(means, (tx, now) =>
                placeHold(
                  tx,
                  sealer,
                  { tenant, by: OPERATOR, now },
                  { targetId, reason, until: until ?? null },
                ),
              );
              return { text: `${targetId} is held (${holdId}).`, json: { holdId, targetId } };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('lift')
        .description('end a hold')
        .argument('<hld_…>', 'the id')
        .action(
          cli.answering((id) =>
            withMeans(cli, async (means) => {
              const hold = await means.database.prisma.legalHold.findUnique({ where: { id } });
              if (!hold) throw new NotFound(`hold ${id}`);
              const tenant: Tenant = { providerId: hold.providerId, mode: hold.mode };
              await changing(means, (tx, now) => liftHold(tx, { tenant, by: OPERATOR, now }, id));
              return { text: `${id} is lifted.`, json: { holdId: id } };
            }),
          ),
        ),
    );
