import { Command } from '@commander-js/extra-typings';
import { StartupError } from '../../../prisma/startup-error.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { typeOfId } from '../../../schema/rules/ids.ts';
import { knownBy } from '../../platform/privacy/columns.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { endAllSessions, endSessionsOf } from '../../platform/tenancy/session-ends.ts';
import { changing, modeOption, providerOption, tenantNamed, withMeans, type Means } from '../means.ts';
import type { Cli } from '../terminal.ts';

type Whose = {
  provider?: string;
  mode?: Tenant['mode'];
  applicant?: string;
  staff?: string;
  everybody?: true;
};

async function tenantOfPerson({ database: { prisma } }: Means, id: string): Promise<Tenant> {
  const select = { providerId: true, mode: true };
  const row =
    typeOfId(id) === 'StaffMember'
      ? await prisma.staffMember.findUnique({ where: { id }, select })
      : await prisma.applicant.findUnique({ where: { id }, select });
  if (!row) throw new NotFound(`person ${id}`);
  return row;
}

async function personOf(
  { database: { prisma }, privacy }: Means,
  { providerId, mode }: Tenant,
  { applicant, staff }: Whose,
): Promise<string> {
  const sealer = await (await privacy()).forProvider(providerId);
  const by = (reference: string) => ({
    where: { providerId, mode, ...knownBy(sealer, [reference]) },
    select: { id: true },
  });
  const row =
    applicant === undefined
      ? await prisma.staffMember.findFirst(by(staff ?? ''))
      : await prisma.applicant.findFirst(by(applicant));
  if (!row) throw new NotFound(`person ${applicant ?? staff ?? ''}`);
  return row.id;
}

/** Whose sessions a command line means: one person's, by id or reference, or a tenant's. */
async function meant(means: Means, id: string | undefined, whose: Whose) {
  const ways = [id, whose.applicant, whose.staff, whose.everybody].filter((way) => way !== undefined);
  if (ways.length !== 1) throw new StartupError('Give one of: an id, --applicant, --staff, --everybody.');
  if (id !== undefined) return { tenant: await tenantOfPerson(means, id), id };
  const { provider, mode } = whose;
  if (provider === undefined || mode === undefined) throw new StartupError('Give --provider and --mode.');
  const tenant = await tenantNamed(means, { provider, mode });
  return { tenant, id: whose.everybody ? null : await personOf(means, tenant, whose) };
}

/** Sessions of applicants and reviewers. */
export const sessionFamily = (cli: Cli) =>
  new Command('session').description('sessions of applicants and reviewers').addCommand(
    new Command('revoke')
      .description('end sessions at once, on every replica; new ones may be minted')
      .argument('[id]', 'whose: apl_… or stf_…')
      .addOption(providerOption().makeOptionMandatory(false))
      .addOption(modeOption())
      .option('--applicant <reference>', 'the applicant the provider knows by this reference')
      .option('--staff <reference>', 'the reviewer the provider knows by this reference')
      .option('--everybody', 'all sessions of the provider in that mode')
      .action(
        cli.answering((given, options) =>
          withMeans(cli, async (means) => {
            const { tenant, id } = await meant(means, given, options);
            await changing(means, (tx, now) => {
              const ending = { tenant, by: OPERATOR, now };
              return id === null ? endAllSessions(tx, ending) : endSessionsOf(tx, ending, id);
            });
            return {
              text: id === null ? 'All sessions have ended.' : `The sessions of ${id} have ended.`,
              json: { ...tenant, personId: id },
            };
          }),
        ),
      ),
  );
