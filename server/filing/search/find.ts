import { Prisma } from '../../../prisma/generated/client/client.ts';
import { normaliseFilingNumber, subjectNumberOf } from '../../../schema/rules/filing-number.ts';
import { domainsIn } from '../../../schema/rules/domain.ts';
import { exactIndex } from '../../platform/privacy/columns.ts';
import type { Sealer } from '../../platform/privacy/sealer.ts';
import type { Actor, ApplicantActor, SecretKeyActor, StaffActor } from '../../platform/tenancy/actor.ts';
import type { Services } from '../../services.ts';
import { SEARCHED, textsOf } from './index-filing.ts';
import { comparableName, comparableNumber, spellingsOf, tokensOf, type Sought } from './tokens.ts';

/** Filings that one search finds, at most; the newest. */
export const MOST_FOUND = 1000;
/** Characters of a search that are read. */
const LONGEST = 200;

type Searcher = ApplicantActor | StaffActor | SecretKeyActor;
type Wanted = { purpose: Sought; text: string };

/** Whose names somebody may search: what a key sees masked it does not learn by searching. */
const namesFor = ({ kind }: Searcher): readonly Sought[] =>
  kind === 'SECRET_KEY' ? ['company'] : ['company', 'person'];

/** Hosts in what was typed or pasted, in every spelling, without www. */
const hostsIn = (words: string): string[] =>
  domainsIn(words)
    .flatMap(spellingsOf)
    .map((host) => host.replace(/^www\./, ''));

/** A host and what it lies below: shop.example.cn, example.cn. */
const aboveHost = (host: string): string[] => {
  const labels = host.split('.');
  return labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'));
};

/** A number by its digits: what stands in all numbers finds none. */
const isNumber = (text: string): boolean => /\d{3}/.test(text);
const isDomain = (text: string): boolean => /^[\p{L}\p{N}.-]{3,}$/u.test(text);

function wantedOf(actor: Searcher, words: string): Wanted[] {
  const name = comparableName(words);
  const number = comparableNumber(words);
  return [
    ...namesFor(actor).map((purpose) => ({ purpose, text: name })),
    ...hostsIn(words)
      .filter(isDomain)
      .map((text) => ({ purpose: 'domain' as const, text })),
    ...(isNumber(number) ? [{ purpose: 'number' as const, text: number }] : []),
  ].filter(({ text }) => text !== '');
}

type Open = Pick<Services, 'database'>;

/** Filings that have exactly what was typed: each part of the question by an index of its own. */
function exactly({ database: { prisma } }: Open, sealer: Sealer, actor: Searcher, words: string) {
  const number = normaliseFilingNumber(words);
  const hosts = [...new Set(hostsIn(words).flatMap(aboveHost))];
  const ours = Prisma.sql`f."providerId" = ${actor.providerId} AND f.mode = ${actor.mode}::"Mode"
    ${actor.kind === 'APPLICANT' ? Prisma.sql`AND f."applicantId" = ${actor.applicantId}` : Prisma.empty}`;
  const first = Prisma.sql`ORDER BY f.id DESC LIMIT ${MOST_FOUND}`;
  const mobile =
    actor.kind === 'STAFF'
      ? Prisma.sql`UNION (SELECT f.id FROM "ResponsiblePerson" p JOIN "Filing" f ON f.id = p."filingId"
          WHERE p."mobileIndex" = ${sealer.blindIndex('mobile', words)} AND ${ours} ${first})`
      : Prisma.empty;
  return prisma.$queryRaw<{ id: string }[]>`
    (SELECT f.id FROM "Filing" f WHERE f.id = ${words} AND ${ours})
    UNION (SELECT f.id FROM "Filing" f WHERE f."externalRef" = ${words} AND ${ours} ${first})
    UNION (SELECT f.id FROM "Filing" f WHERE f."externalRefIndex" = ${exactIndex(sealer, 'externalRef', words)} AND ${ours} ${first})
    UNION (SELECT f.id FROM "Filing" f WHERE f."subjectNumber" = ${subjectNumberOf(number) ?? number} AND ${ours} ${first})
    UNION (SELECT f.id FROM "FilingWebsite" w JOIN "Filing" f ON f.id = w."filingId"
      WHERE w."websiteNumber" = ${number} AND ${ours} ${first})
    UNION (SELECT f.id FROM "FilingWebsite" w JOIN "Filing" f ON f.id = w."filingId"
      WHERE w.domains && ${hosts}::text[] AND ${ours} ${first})
    ${mobile}`;
}

/** Filings whose digests are those of a part of what was typed: candidates. */
function candidates(
  { database: { prisma } }: Open,
  sealer: Sealer,
  actor: Searcher,
  wanted: readonly Wanted[],
) {
  const arms = wanted.flatMap(({ purpose, text }) => {
    const tokens = tokensOf(sealer, purpose, text);
    return tokens.length === 0
      ? []
      : [
          Prisma.sql`(SELECT s."filingId" AS id FROM "FilingSearch" s
            ${actor.kind === 'APPLICANT' ? Prisma.sql`JOIN "Filing" f ON f.id = s."filingId" AND f."applicantId" = ${actor.applicantId}` : Prisma.empty}
            WHERE s.tokens @> ${tokens}::text[] AND s."providerId" = ${actor.providerId} AND s.mode = ${actor.mode}::"Mode"
            ORDER BY s."filingId" DESC LIMIT ${MOST_FOUND})`,
        ];
  });
  return arms.length === 0
    ? Promise.resolve([])
    : prisma.$queryRaw<{ id: string }[]>`${Prisma.join(arms, ' UNION ')}`;
}

/**
 * Ids of the filings that what somebody typed is about, at most so many, the newest: by id, reference, number in any spelling or part of
 * it, domain or part of it or an address with it, name or part of it; for reviewers also by mobile number. Nothing is found that does
 * not have it: what digests find is opened and compared.
 */
export async function filingsMatching(
  services: Open & Pick<Services, 'privacy'>,
  actor: Actor,
  typed: string,
): Promise<string[]> {
  const words = typed.trim().slice(0, LONGEST);
  if (actor.kind === 'ANONYMOUS' || actor.kind === 'HOST_PAGE' || words === '') return [];
  const sealer = await services.privacy.forProvider(actor.providerId);
  const wanted = wantedOf(actor, words);
  const [exact, maybe] = [
    await exactly(services, sealer, actor, words),
    await candidates(services, sealer, actor, wanted),
  ];
  const filings = await services.database.prisma.filing.findMany({
    where: { id: { in: maybe.map(({ id }) => id) }, providerId: actor.providerId, mode: actor.mode },
    select: SEARCHED,
  });
  const confirmed = filings.filter((filing) => {
    const texts = textsOf(sealer, filing);
    return wanted.some(({ purpose, text }) => texts[purpose].some((one) => one.includes(text)));
  });
  const found = new Set([...exact, ...confirmed].map(({ id }) => id));
  return [...found].sort().reverse().slice(0, MOST_FOUND);
}
