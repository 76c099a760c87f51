import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { InspectionCheck } from '../../../prisma/generated/client/enums.ts';
import type { Inspection } from '../../../prisma/generated/client/client.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { beginInspection, endInspection, titleOf } from '../../filing/after/inspections/campaigns.ts';
import { figuresOf } from '../../filing/after/inspections/shown.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { changing, modeOption, providerOption, tenantNamed, withMeans, type Means } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Answer, Cli } from '../terminal.ts';

const CHECKS = Object.values(InspectionCheck);

const checkOf = (text: string, before: InspectionCheck[] = []): InspectionCheck[] => {
  const found = CHECKS.find((check) => check === text.toUpperCase().replaceAll('-', '_'));
  if (!found) throw new InvalidArgumentError(`It is one of ${CHECKS.join(', ')}.`);
  return [...before, found];
};

const told = async (means: Means, rows: readonly Inspection[]) => {
  const privacy = await means.privacy();
  const figures = await figuresOf(
    means.database.prisma,
    rows.map(({ id }) => id),
  );
  return Promise.all(
    rows.map(async (row, index) => {
      const { id, providerId, checks, daysToMend, startedAt, chosenAt, closedAt } = row;
      const title = titleOf(await privacy.forProvider(providerId), row);
      return { id, title, checks, daysToMend, startedAt, chosenAt, closedAt, figures: figures[index] };
    }),
  );
};

type Told = Awaited<ReturnType<typeof told>>[number];

const COLUMNS = {
  id: ({ id }: Told) => id,
  title: ({ title }: Told) => title,
  websites: ({ figures }: Told) => figures?.chosen ?? 0,
  sound: ({ figures }: Told) => figures?.sound ?? 0,
  faulty: ({ figures }: Told) => figures?.faulty ?? 0,
  overdue: ({ figures }: Told) => figures?.overdue ?? 0,
  mended: ({ figures }: Told) => figures?.mended ?? 0,
  closed: ({ closedAt }: Told) => closedAt,
};

async function websitesOf({ database: { prisma } }: Means, inspectionId: string) {
  const rows = await prisma.inspectedWebsite.findMany({
    where: { inspectionId },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      state: true,
      faults: true,
      mendBy: true,
      mendedAt: true,
      website: { select: { websiteNumber: true, domains: true } },
    },
  });
  return rows.map(({ website: { websiteNumber, domains }, ...row }) => ({ websiteNumber, domains, ...row }));
}

type Website = Awaited<ReturnType<typeof websitesOf>>[number];

const WEBSITE_COLUMNS = {
  number: ({ websiteNumber }: Website) => websiteNumber,
  domains: ({ domains }: Website) => domains.join(' '),
  state: ({ state }: Website) => state,
  faults: ({ faults }: Website) => faults.join(' '),
  'mend by': ({ mendBy }: Website) => mendBy,
  mended: ({ mendedAt }: Website) => mendedAt,
};

async function known({ database: { prisma } }: Means, id: string): Promise<Inspection> {
  const row = await prisma.inspection.findUnique({ where: { id } });
  if (!row) throw new NotFound(`campaign ${id}`);
  return row;
}

/** Campaigns (专项核查): filed websites that are looked at, and mended by a day. */
export const inspectionFamily = (cli: Cli) =>
  new Command('inspection')
    .description('campaigns over filed websites (专项核查)')
    .addCommand(
      new Command('list')
        .description('list the campaigns of a provider with their figures')
        .addOption(providerOption())
        .addOption(modeOption().default('LIVE' as const, 'live'))
        .action(
          cli.answering((whose) =>
            withMeans(cli, async (means): Promise<Answer> => {
              const tenant = await tenantNamed(means, whose);
              const rows = await means.database.prisma.inspection.findMany({
                where: tenant,
                orderBy: { id: 'desc' },
              });
              const inspections = await told(means, rows);
              return { text: tableOf(inspections, COLUMNS, 'There is no campaign.'), json: { inspections } };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('start')
        .description('begin a campaign over all websites of a province, or of everywhere')
        .argument('<title>', 'what it is called')
        .addOption(providerOption())
        .addOption(modeOption().default('LIVE' as const, 'live'))
        .requiredOption('--check <name>', `what is looked at, once for each: ${CHECKS.join(', ')}`, checkOf)
        .option('--days <number>', 'days in which a fault is to be mended', Number, 15)
        .option('--province <code...>', 'provinces of the subjects, GB/T 2260')
        .option('--suffix <suffix...>', 'ends of the domains')
        .action(
          cli.answering((title, { check, days, province, suffix, ...whose }) =>
            withMeans(cli, async (means): Promise<Answer> => {
              const tenant = await tenantNamed(means, whose);
              const sealer = await (await means.privacy()).forProvider(tenant.providerId);
              const rule = { provinces: province, suffixes: suffix };
              const { inspectionId } = await changing(means, (tx) =>
                beginInspection(
                  { tx, sealer, now: new Date() },
                  { tenant, by: OPERATOR },
                  { title, checks: check, daysToMend: days, rule },
                ),
              );
              return { text: inspectionId, json: { inspectionId } };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('report')
        .description('show where each website of a campaign stands, and the figures for the bureau')
        .argument('<campaign>', 'ins_…')
        .action(
          cli.answering((id) =>
            withMeans(cli, async (means): Promise<Answer> => {
              const [inspection] = await told(means, [await known(means, id)]);
              const websites = await websitesOf(means, id);
              const text = tableOf(websites, WEBSITE_COLUMNS, 'There is no website in it.');
              return { text, json: { inspection, websites } };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('close')
        .description('end a campaign: nothing is looked at any more')
        .argument('<campaign>', 'ins_…')
        .action(
          cli.answering((id) =>
            withMeans(cli, async (means): Promise<Answer> => {
              const { providerId, mode } = await known(means, id);
              await changing(means, (tx) =>
                endInspection({ tx, now: new Date() }, { tenant: { providerId, mode }, by: OPERATOR }, id),
              );
              return { text: 'It is closed.', json: { inspectionId: id } };
            }),
          ),
        ),
    );
