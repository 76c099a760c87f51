import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type {
  AuthorityMessageDirection,
  AuthorityMessageStatus,
} from '../../../prisma/generated/client/enums.ts';

type Maybe<T> = T | null | undefined;

/** Which messages of the archive are looked for; what is left out asks for nothing. */
export type ArchiveFilter = {
  readonly filingId?: Maybe<string>;
  readonly subjectId?: Maybe<string>;
  readonly status?: Maybe<readonly AuthorityMessageStatus[]>;
  readonly method?: Maybe<readonly string[]>;
  readonly direction?: Maybe<AuthorityMessageDirection>;
  /** The account it went by. */
  readonly bureau?: Maybe<string>;
  /** Number of the upload. */
  readonly sequence?: Maybe<number>;
  readonly fileName?: Maybe<string>;
  /** One element that the file holds, e.g. `BAJG`. */
  readonly operation?: Maybe<string>;
};

const holding = (operation: string): Prisma.AuthorityMessageWhereInput => ({
  OR: [
    { operation },
    { operation: { startsWith: `${operation} ` } },
    { operation: { endsWith: ` ${operation}` } },
    { operation: { contains: ` ${operation} ` } },
  ],
});

/** Messages about any order of a subject. */
async function aboutSubject(
  prisma: Pick<Prisma.TransactionClient, 'filing'>,
  subjectId: string,
): Promise<Prisma.AuthorityMessageWhereInput> {
  const filings = await prisma.filing.findMany({ where: { subjectId }, select: { id: true } });
  return { filingIds: { hasSome: filings.map(({ id }) => id) } };
}

/** The conditions of a filter, without whose messages they are. */
export async function messagesLike(
  prisma: Pick<Prisma.TransactionClient, 'filing'>,
  { filingId, subjectId, status, method, direction, bureau, sequence, fileName, operation }: ArchiveFilter,
): Promise<Prisma.AuthorityMessageWhereInput[]> {
  return [
    filingId ? { filingIds: { has: filingId } } : {},
    subjectId ? await aboutSubject(prisma, subjectId) : {},
    status && status.length > 0 ? { status: { in: [...status] } } : {},
    method && method.length > 0 ? { method: { in: [...method] } } : {},
    direction == null ? {} : { direction },
    bureau == null ? {} : { bureau },
    sequence == null ? {} : { sequence },
    fileName == null ? {} : { fileName },
    operation == null ? {} : holding(operation),
  ];
}
