import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Option } from '@commander-js/extra-typings';
import { StartupError } from '../../../prisma/database.ts';
import { errorCode } from '../../../prisma/startup-error.ts';
import { AuthorityMessageDirection, AuthorityMessageStatus } from '../../../prisma/generated/client/enums.ts';
import type { AuthorityMessage, Prisma } from '../../../prisma/generated/client/client.ts';
import { messagesLike, type ArchiveFilter } from '../../filing/handover/archive.ts';
import type { Applying } from '../../filing/handover/results.ts';
import type { AtBureau } from '../../authority/port.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { OPERATOR, recordAudit } from '../../platform/tenancy/audit.ts';
import { tableOf } from '../table.ts';
import type { Answer } from '../terminal.ts';

/** Messages read at once. */
const PAGE = 100;

export const MOST_LISTED = 1000;

export const ABOUT_ARCHIVE = `
Without --export only what each message is is listed, never what it says. With it, every message that fits is written into the file, one JSON
object a line with its "content" in clear (keep it accordingly); the audit notes it.`;

const lower = <T extends string>(values: Readonly<Record<string, T>>): string[] =>
  Object.values(values).map((value) => value.toLowerCase());

export const statusOption = () =>
  new Option('--status <state>', 'only messages in this state').choices(lower(AuthorityMessageStatus));
export const directionOption = () =>
  new Option('--direction <which>', 'only what was sent, or what came').choices(
    lower(AuthorityMessageDirection),
  );

/** What is asked for, as the options have it. */
export type ArchiveOptions = {
  readonly from?: Date;
  readonly until?: Date;
  readonly filing?: string;
  readonly subject?: string;
  readonly sequence?: bigint;
  readonly name?: string;
  readonly operation?: string;
  readonly method?: string;
  readonly status?: string;
  readonly direction?: string;
  readonly export?: string;
  readonly limit: number;
};

const filterOf = (options: ArchiveOptions): ArchiveFilter => ({
  filingId: options.filing,
  subjectId: options.subject,
  sequence: options.sequence === undefined ? undefined : Number(options.sequence),
  fileName: options.name,
  operation: options.operation,
  method: options.method === undefined ? undefined : [options.method],
  status:
    options.status === undefined
      ? undefined
      : Object.values(AuthorityMessageStatus).filter((one) => one.toLowerCase() === options.status),
  direction: Object.values(AuthorityMessageDirection).find((one) => one.toLowerCase() === options.direction),
});

type Listed = Omit<AuthorityMessage, 'body'>;

const COLUMNS = {
  at: ({ at }: Listed) => at,
  direction: ({ direction }: Listed) => direction.toLowerCase(),
  method: ({ method }: Listed) => method,
  holds: ({ operation }: Listed) => operation,
  number: ({ sequence }: Listed) => sequence?.toString() ?? null,
  file: ({ fileName }: Listed) => fileName,
  status: ({ status }: Listed) => status.toLowerCase(),
  code: ({ code }: Listed) => code,
  id: ({ id }: Listed) => id,
};

/** JSON has no big numbers. */
const plain = ({ sequence, ispId, ...message }: Listed) => ({
  ...message,
  sequence: sequence?.toString() ?? null,
  ispId: ispId?.toString() ?? null,
});

type Services = Pick<Applying, 'authority' | 'database' | 'clock'>;

/** Messages from the oldest to the newest, a page at a time. */
async function* messagesOf(
  { database: { prisma } }: Services,
  where: Prisma.AuthorityMessageWhereInput,
): AsyncGenerator<Listed> {
  for (let after = ''; ;) {
    const page = await prisma.authorityMessage.findMany({
      where: { AND: [where, { id: { gt: after } }] },
      omit: { body: true },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.id;
  }
}

async function exported(
  services: Services,
  tenant: Tenant,
  where: Prisma.AuthorityMessageWhereInput,
  file: string,
): Promise<number> {
  const { authority, database, clock } = services;
  const written = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw new StartupError(`${file} cannot be written (${errorCode(error) ?? 'unknown'}).`);
  });
  try {
    // Noted before a word of it is written: whoever reads the file has seen it.
    const at = await clock.now(tenant);
    await database.prisma.$transaction((tx) =>
      recordAudit(tx, { tenant, by: OPERATOR, action: 'DATA_EXPORTED', targetId: tenant.providerId, at }),
    );
    let count = 0;
    for await (const message of messagesOf(services, where)) {
      const content = await authority.contentOf(tenant, message.id);
      await written.write(`${JSON.stringify({ ...plain(message), content })}\n`);
      count += 1;
    }
    return count;
  } finally {
    await written.close();
  }
}

/** Lists what was exchanged with the authority, or writes it into a file with all that it says. */
export async function archive(services: Services, at: AtBureau, options: ArchiveOptions): Promise<Answer> {
  const { prisma } = services.database;
  const { providerId, mode, bureau } = at;
  const tenant = { providerId, mode };
  const { from, until, limit } = options;
  const where: Prisma.AuthorityMessageWhereInput = {
    AND: [
      tenant,
      bureau ? { bureau } : {},
      { at: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) } },
      ...(await messagesLike(prisma, filterOf(options))),
    ],
  };
  if (options.export !== undefined) {
    const file = resolve(options.export);
    const messages = await exported(services, tenant, where, file);
    return { text: `${messages} messages are in ${file}.`, json: { file, messages } };
  }
  const rows = await prisma.authorityMessage.findMany({
    where,
    omit: { body: true },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const more = rows.length > limit;
  return {
    text: `${tableOf(shown, COLUMNS, 'Nothing was exchanged.')}${more ? '\nThere are more: narrow it down, or --export them.' : ''}`,
    json: { messages: shown.map(plain), more },
  };
}
