import { Command } from '@commander-js/extra-typings';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartupError } from '../../../prisma/database.ts';
import { errorCode } from '../../../prisma/startup-error.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { exportPublicKey } from '../../custody/export/archive.ts';
import { assertMayEnd, endProvider, type Left } from '../../custody/export/end-provider.ts';
import { exportSubject, exportTenant, type Exporting } from '../../custody/export/provider.ts';
import { createObjects } from '../../platform/materials/objects.ts';
import { openStorage } from '../../platform/materials/open-storage.ts';
import { OPERATOR, recordAudit } from '../../platform/tenancy/audit.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import {
  changing,
  modeOption,
  providerNamed,
  providerOption,
  tenantNamed,
  withMeans,
  type Means,
} from '../means.ts';
import type { Answer, Cli } from '../terminal.ts';

const HOW = `
An export is a ZIP: subject.json with its JSON Schema, the papers, manifest.json with the SHA-256 of each file, and manifest.json.sig, the Ed25519
signature of the manifest. "jieru export key" prints the public key; the service tells it at /exports/key.pem. It holds everything in clear: keep it accordingly.`;

async function exportingOf(means: Means): Promise<Exporting> {
  const privacy = await means.privacy();
  const { readWhole } = createObjects({ privacy, storage: openStorage(means.config) });
  return { prisma: means.database.prisma, privacy, readPaper: readWhole };
}

const noted = (means: Means, tenant: Tenant, targetId: string): Promise<void> =>
  changing(means, (tx, now) =>
    recordAudit(tx, { tenant, by: OPERATOR, action: 'DATA_EXPORTED', targetId, at: now }),
  );

async function subject(means: Means, id: string, file: string): Promise<Answer> {
  const row = await means.database.prisma.subject.findUnique({ where: { id } });
  if (!row) throw new NotFound(`subject ${id}`);
  const bytes = await exportSubject(await exportingOf(means), row, new Date());
  await noted(means, { providerId: row.providerId, mode: row.mode }, id);
  await writeFile(file, bytes, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    throw new StartupError(`${file} cannot be written (${errorCode(error) ?? 'unknown'}).`);
  });
  return { text: `${id} is in ${resolve(file)}.`, json: { subjectId: id, file: resolve(file) } };
}

/** Everything that is held, for whom it is about. */
export const exportFamily = (cli: Cli) =>
  new Command('export')
    .description('write what is held of a subject or a provider into signed archives')
    .addCommand(
      new Command('subject')
        .description('export everything of one subject')
        .argument('<sub_…>', 'the id')
        .argument('<file>', 'the ZIP to write')
        .addHelpText('after', HOW)
        .action(cli.answering((id, file) => withMeans(cli, (means) => subject(means, id, file)))),
    )
    .addCommand(
      new Command('provider')
        .description('export everything of a provider in one mode; run again, it goes on')
        .argument('<folder>', 'the folder to write into')
        .addOption(providerOption())
        .addOption(modeOption().makeOptionMandatory())
        .addHelpText('after', HOW)
        .action(
          cli.answering((folder, options) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantNamed(means, options);
              const done = await exportTenant(await exportingOf(means), tenant, folder, new Date());
              await noted(means, tenant, tenant.providerId);
              return {
                text: `${done.subjects} subjects are in ${resolve(folder)} (${done.before} were before).`,
                json: { folder: resolve(folder), ...done },
              };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('key').description('print the public key that exports are signed with').action(
        cli.answering(() =>
          withMeans(cli, async (means) => {
            const pem = exportPublicKey(await means.privacy());
            return { text: pem, json: { algorithm: 'Ed25519', pem } };
          }),
        ),
      ),
    );

/** What stays, a line each. */
const leftTold = (left: readonly Left[]): string =>
  [
    'What stays:',
    ...left.map(
      ({ what, source, until }) =>
        `  ${what}${until ? `, until ${until.toISOString().slice(0, 10)}` : ''} (${source})`,
    ),
    '  backups that were made before, with everything, until you delete them',
  ].join('\n');

const HOW_END = `
Everything of the provider is exported into the folder, in both modes, and then destroyed for good: its subjects and filings, papers, messages, accounts and, at
last, the key that all of it was sealed under. Counts and the audit stay, and the answer says by which rule and until when; a backup that was made before has
everything until it is deleted. It is refused while a legal hold stands or the authority has a filing. Run it again when it was broken off.`;

/** `jieru provider end`: exports all of a provider, then destroys it. */
export const endCommand = (cli: Cli) =>
  new Command('end')
    .description('export everything of a provider, then destroy it for good')
    .argument('<name>', 'its short name')
    .requiredOption('--export <folder>', 'where the export goes')
    .option('--confirm <name>', 'the short name once more; without, nothing is changed')
    .addHelpText('after', HOW_END)
    .action(
      cli.answering((slug, { export: folder, confirm }) =>
        withMeans(cli, async (means) => {
          const provider = await providerNamed(means, slug);
          const { prisma } = means.database;
          const now = new Date();
          await assertMayEnd(prisma, provider, now);
          if (confirm !== slug)
            return {
              text: `Nothing was changed. With --confirm ${slug} everything of ${provider.name} is exported to ${resolve(folder)} and destroyed for good.`,
              json: { confirmed: false, provider: slug },
              failed: true,
            };
          const exporting = await exportingOf(means);
          for (const mode of ['LIVE', 'TEST'] as const)
            await exportTenant(
              exporting,
              { providerId: provider.id, mode },
              join(folder, mode.toLowerCase()),
              now,
            );
          const ended = await endProvider(
            { ...exporting, storage: openStorage(means.config) },
            provider,
            now,
          );
          return {
            text: `${slug} is exported to ${resolve(folder)} and destroyed: ${ended.subjects} subjects, ${ended.files} files.\n${leftTold(ended.left)}`,
            json: { confirmed: true, provider: slug, folder: resolve(folder), ...ended },
          };
        }),
      ),
    );
