import { Command } from '@commander-js/extra-typings';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { StartupError } from '../../../prisma/database.ts';
import { firstLine } from '../../../prisma/startup-error.ts';
import { NotFound } from '../../../schema/rules/failures.ts';
import { deleteSubjectAs, type Deletion } from '../../custody/deletion/delete.ts';
import { createClock } from '../../platform/clock.ts';
import { openEventHub } from '../../platform/events/hub.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { withMeans, type Means } from '../means.ts';
import type { Cli } from '../terminal.ts';

const HOW_REPEAT = `
A backup still holds what was deleted after it. Keep "jieru deletion list --json" beside the backups, and run this after a restore: what was
deleted since is deleted once more.`;

const file = z.object({ deletions: z.array(z.object({ subjectId: z.string() })) });

/** Deletes what may go of one subject, as the operator. @throws NotFound */
async function deleteAs({ database, privacy }: Means, subjectId: string): Promise<Deletion> {
  const { prisma } = database;
  const subject = await prisma.subject.findUnique({ where: { id: subjectId } });
  if (!subject) throw new NotFound(`subject ${subjectId}`);
  const { providerId, mode } = subject;
  const sealer = await (await privacy()).forProvider(providerId);
  const events = await openEventHub(database);
  try {
    const now = await createClock(database, events).now({ providerId, mode });
    return await prisma.$transaction((tx) =>
      deleteSubjectAs({ tx, sealer, now, tenant: { providerId, mode } }, OPERATOR, subjectId),
    );
  } finally {
    await events.close();
  }
}

const told = ({ subjectId, finishedAt, kept }: Deletion): string =>
  [
    finishedAt ? `${subjectId} is deleted.` : `${subjectId} is deleted as far as it may be.`,
    ...kept.map(
      ({ reason, source, until }) =>
        `  kept: ${reason}${until ? ` until ${until.toISOString().slice(0, 10)}` : ''}${source ? ` (${source})` : ''}`,
    ),
  ].join('\n');

async function subjectsIn(path: string): Promise<string[]> {
  try {
    return file.parse(JSON.parse(await readFile(path, 'utf8'))).deletions.map(({ subjectId }) => subjectId);
  } catch (error) {
    throw new StartupError(`${path} is no list of deletions: ${firstLine(error)}`);
  }
}

/** Deleting what is held of a subject. */
export const deletionFamily = (cli: Cli) =>
  new Command('deletion')
    .description('delete what is held of a subject')
    .addCommand(
      new Command('ask')
        .description('destroy everything of a subject that may go; say what has to stay, and why')
        .argument('<sub_…>', 'the id')
        .action(
          cli.answering((id) =>
            withMeans(cli, async (means) => {
              const deletion = await deleteAs(means, id);
              return { text: told(deletion), json: deletion };
            }),
          ),
        ),
    )
    .addCommand(
      new Command('list').description('list the deletions that were asked for').action(
        cli.answering(() =>
          withMeans(cli, async ({ database }) => {
            const deletions = await database.prisma.subjectDeletion.findMany({ orderBy: { askedAt: 'asc' } });
            const lines = deletions.map(
              ({ subjectId, askedAt, finishedAt }) =>
                `${subjectId}  asked ${askedAt.toISOString()}  ${finishedAt ? `done ${finishedAt.toISOString()}` : 'goes on'}`,
            );
            return { text: lines.join('\n') || 'Nobody has asked for one.', json: { deletions } };
          }),
        ),
      ),
    )
    .addCommand(
      new Command('repeat')
        .description('delete once more what a restored backup has brought back')
        .argument('<file>', 'what jieru deletion list --json wrote')
        .addHelpText('after', HOW_REPEAT)
        .action(
          cli.answering((path) =>
            withMeans(cli, async (means) => {
              const ids = await subjectsIn(path);
              const there = await means.database.prisma.subject.findMany({
                where: { id: { in: ids }, erasedAt: null },
                select: { id: true },
              });
              const deletions = [];
              for (const { id } of there) deletions.push(await deleteAs(means, id));
              return {
                text: deletions.map(told).join('\n') || 'Nothing came back that had been deleted.',
                json: { deletions },
              };
            }),
          ),
        ),
    );
