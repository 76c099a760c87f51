import { Command } from '@commander-js/extra-typings';
import type { z } from 'zod';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { OPERATOR, type Auditee } from '../../platform/tenancy/audit.ts';
import { readJson, refusedIn } from '../input-file.ts';
import { providerOption, tenantNamed, withMeans } from '../means.ts';
import type { Answer, Cli } from '../terminal.ts';

type Setting<Row> = { tenant: Tenant; by: Auditee; now: Date; rows: Row[] };

/** A list that a provider sets in place of a usual one: how it is called, written in a file, read, set and shown. */
export type OwnList<Row, Shown> = {
  readonly name: string;
  /** What the command is about, what `list` lists and what `set` replaces. */
  readonly about: string;
  readonly lists: string;
  readonly sets: string;
  readonly file: string;
  readonly help: string;
  readonly rows: z.ZodType<Row[]>;
  read(tx: Prisma.TransactionClient, tenant: Tenant): Promise<readonly Shown[]>;
  set(tx: Prisma.TransactionClient, setting: Setting<Row>): Promise<void>;
  answer(rows: readonly Shown[]): Answer;
};

/** `list` and `set` of a provider's own list, in both modes. */
export const ownListFamily = <Row, Shown>(cli: Cli, of: OwnList<Row, Shown>) =>
  new Command(of.name)
    .description(of.about)
    .addCommand(
      new Command('list')
        .description(of.lists)
        .addOption(providerOption())
        .action(
          cli.answering((options) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantNamed(means, { ...options, mode: 'LIVE' });
              return of.answer(await of.read(means.database.prisma, tenant));
            }),
          ),
        ),
    )
    .addCommand(
      new Command('set')
        .description(of.sets)
        .addOption(providerOption())
        .requiredOption(`--file <${of.file}>`, 'the file with the list')
        .addHelpText('after', of.help)
        .action(
          cli.answering((options) =>
            withMeans(cli, async (means) => {
              const file = String((options as { file?: unknown }).file);
              const rows = await readJson(file, of.rows);
              const tenant = await tenantNamed(means, { ...options, mode: 'LIVE' });
              const { prisma } = means.database;
              await prisma
                .$transaction((tx) => of.set(tx, { tenant, by: OPERATOR, now: new Date(), rows }))
                .catch(refusedIn(file));
              return of.answer(await of.read(prisma, tenant));
            }),
          ),
        ),
    );
