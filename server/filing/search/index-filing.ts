import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { SubjectDraft } from '../../../schema/rules/details/draft.ts';
import type { Maybe } from '../../../schema/rules/text.ts';
import { whereReadable } from '../../platform/privacy/cipher.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import { sealContext } from '../machine/full-filing.ts';
import { comparableName, comparableNumber, spellingsOf, tokensOf, type Sought } from './tokens.ts';

/** What of a filing is searched. */
export const SEARCHED = {
  id: true,
  providerId: true,
  mode: true,
  nature: true,
  subjectNumber: true,
  personal: true,
  subject: { select: { id: true, personal: true } },
  websites: { select: { websiteNumber: true, domains: true } },
  persons: { select: { id: true, personal: true } },
} as const satisfies Prisma.FilingSelect;

type Searched = Prisma.FilingGetPayload<{ select: typeof SEARCHED }>;

/** The texts of a filing in which one may search, in their comparable form. What cannot be opened is found by nothing. */
export function textsOf(
  sealer: Sealer,
  filing: Searched,
  subject?: SubjectDraft | null,
): Readonly<Record<Sought, readonly string[]>> {
  const open = <T>(row: { id: string; personal: Uint8Array | null }, part: string): Partial<T> =>
    (row.personal &&
      whereReadable(() => sealer.open<T>(row.personal ?? new Uint8Array(), sealContext(row.id, part)))) ||
    {};
  const typed = subject ?? open<SubjectDraft>(filing, 'subject');
  const known = open<{ name?: Maybe }>(filing.subject, 'subject');
  const names = (...texts: Maybe[]): string[] =>
    texts.flatMap((text) => (text ? [comparableName(text)] : []));
  const subjectNames = names(typed.name, known.name);
  const persons = filing.persons.map((person) => open<{ name?: Maybe }>(person, 'person').name);
  const isPerson = filing.nature === 'PERSONAL';
  return {
    company: isPerson ? [] : subjectNames,
    person: [...names(...persons, typed.legalRepresentativeName), ...(isPerson ? subjectNames : [])],
    domain: filing.websites.flatMap(({ domains }) => domains.flatMap(spellingsOf)),
    number: [filing.subjectNumber, ...filing.websites.map(({ websiteNumber }) => websiteNumber)].map(
      comparableNumber,
    ),
  };
}

type Texts = ReturnType<typeof textsOf>;

const tokensIn = (sealer: Sealer, texts: Texts): string[] => [
  ...new Set(
    Object.entries(texts).flatMap(([purpose, some]) =>
      some.flatMap((text) => tokensOf(sealer, purpose as Sought, text)),
    ),
  ),
];

async function writeTokens(
  tx: Prisma.TransactionClient,
  { id: filingId, providerId, mode }: Searched,
  tokens: string[],
): Promise<void> {
  await tx.filingSearch.upsert({
    where: { filingId },
    create: { filingId, providerId, mode, tokens },
    update: { tokens },
    select: { filingId: true },
  });
}

/**
 * Writes anew by what a filing is found, in the transaction that changes it from one into another. Mostly something else is changed than
 * what it is found by, whose digests are many.
 */
export async function indexChange(
  tx: Prisma.TransactionClient,
  sealer: Sealer,
  { from, to, subject }: { from: Searched; to: Searched; subject?: SubjectDraft | null | undefined },
): Promise<void> {
  const texts = textsOf(sealer, to, subject);
  if (JSON.stringify(texts) !== JSON.stringify(textsOf(sealer, from)))
    await writeTokens(tx, to, tokensIn(sealer, texts));
}

/** Writes by what a filing is found that is stored, in the transaction that stores it. */
export async function indexFiling(
  tx: Prisma.TransactionClient,
  sealer: Sealer,
  filingId: string,
): Promise<void> {
  const filing = await tx.filing.findUnique({ where: { id: filingId }, select: SEARCHED });
  if (filing) await writeTokens(tx, filing, tokensIn(sealer, textsOf(sealer, filing)));
}
