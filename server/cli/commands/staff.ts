import { Command } from '@commander-js/extra-typings';
import type { StaffMember } from '../../../prisma/generated/client/client.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { heldText } from '../../platform/privacy/columns.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { removeStaff, restoreStaff, staffOf } from '../../platform/tenancy/staff.ts';
import { changing, modeOption, providerOption, tenantNamed, withMeans, type Means } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Answer, Cli } from '../terminal.ts';

const told = (sealer: Sealer, member: StaffMember) => ({
  id: member.id,
  mode: member.mode,
  externalRef: heldText(sealer, member, 'externalRef'),
  displayName: heldText(sealer, member, 'displayName'),
  createdAt: member.createdAt,
  removedAt: member.removedAt,
});

const sealerFor = async ({ privacy }: Means, { providerId }: Pick<Tenant, 'providerId'>): Promise<Sealer> =>
  (await privacy()).forProvider(providerId);

type Told = ReturnType<typeof told>;

const COLUMNS = {
  id: ({ id }: Told) => id,
  reference: ({ externalRef }: Told) => externalRef,
  name: ({ displayName }: Told) => displayName,
  since: ({ createdAt }: Told) => createdAt,
  removed: ({ removedAt }: Told) => removedAt,
};

async function change(means: Means, id: string, removed: boolean): Promise<Answer> {
  const { prisma } = means.database;
  const row = await prisma.staffMember.findUnique({ where: { id } });
  if (!row) throw new NotFound(`staff member ${id}`);
  const tenant: Tenant = { providerId: row.providerId, mode: row.mode };
  const member = await changing(means, (tx, now) =>
    (removed ? removeStaff : restoreStaff)(tx, { tenant, by: OPERATOR, now, id }),
  );
  return {
    text: removed ? `${id} is removed; every session has ended.` : `${id} may get sessions again.`,
    json: told(await sealerFor(means, tenant), member),
  };
}

/** Reviewers (初审人员) of providers. */
export const staffFamily = (cli: Cli) =>
  new Command('staff')
    .description('reviewers (初审人员) of providers')
    .addCommand(
      new Command('list')
        .description('list the reviewers of a provider')
        .addOption(providerOption())
        .addOption(modeOption().makeOptionMandatory())
        .option('--removed', 'those who were removed, too')
        .action(
          cli.answering(({ removed = false, ...whose }) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantNamed(means, whose);
              const sealer = await sealerFor(means, tenant);
              const members = await staffOf(means.database.prisma, tenant, { removed });
              const staff = members.map((member) => told(sealer, member));
              return { text: tableOf(staff, COLUMNS, 'There is nobody.'), json: { staff } };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('remove')
        .description('remove a reviewer: every session ends at once, and no new one is minted')
        .argument('<stf_…>', 'the id')
        .action(cli.answering((id) => withMeans(cli, (means) => change(means, id, true)))),
    )
    .addCommand(
      new Command('restore')
        .description('take a removed reviewer back')
        .argument('<stf_…>', 'the id')
        .action(cli.answering((id) => withMeans(cli, (means) => change(means, id, false)))),
    );
