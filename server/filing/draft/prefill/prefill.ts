import type {
  FilingDetailsDraft,
  PersonDraft,
  SubjectDraft,
  WebsiteDraft,
} from '../../../../schema/rules/details/draft.ts';
import { normaliseDetails } from '../../../../schema/rules/details/normalise.ts';
import { normaliseDomainText } from '../../../../schema/rules/domain.ts';
import { isBlank } from '../../../../schema/rules/text.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { SERVER_GIVEN } from '../server/locked.ts';
import { fieldsOf, isWithin, type Field } from '../details/given-fields.ts';

/** A website as the provider knows it, named by a domain: the order is not there yet, or its ids are not known. */
export type PrefilledWebsite = Omit<WebsiteDraft, 'websiteId'> & { domain?: string | null };

/** What a provider knows of an order's details, and which of it the applicant may not change. */
export type Prefill = {
  subject?: SubjectDraft | null;
  subjectPerson?: PersonDraft | null;
  websites?: readonly PrefilledWebsite[] | null;
  /** The provider's own name of the instance on which the websites stand. */
  server?: string | null;
  /** Paths of fields or whole parts: `subject.name`, `subjectPerson`, `server`. */
  locked?: readonly string[] | null;
};

/** What was given, each at its place in the order. */
export type LaidOut = {
  readonly fields: readonly (Field & { readonly locked: boolean })[];
  /** Where a path of the order's details stands in what was given. */
  readonly given: (path: readonly string[]) => string[];
  readonly issues: readonly Issue[];
};

/** Which website of the order each given one is; the only one of both needs no domain. */
const placeOf = (
  { domain }: PrefilledWebsite,
  given: number,
  websites: Pick<FullFiling, 'websites'>['websites'],
): number => {
  if (domain == null || domain.trim() === '') return given === 1 && websites.length === 1 ? 0 : -1;
  const name = normaliseDomainText(domain);
  return websites.findIndex(({ domains }) => domains.some((one) => one === name || name.endsWith(`.${one}`)));
};

/** Lays out what was given over the websites of an order. */
export function layOut(prefill: Prefill, { websites }: Pick<FullFiling, 'websites'>): LaidOut {
  const sites = prefill.websites ?? [];
  const places = sites.map((site) => placeOf(site, sites.length, websites));
  const normal = normaliseDetails({
    subject: prefill.subject ?? null,
    subjectPerson: prefill.subjectPerson ?? null,
    websites: sites.map(({ domain: _domain, ...site }) => ({ ...site, websiteId: '' })),
  } satisfies FilingDetailsDraft);
  const locked = prefill.locked ?? [];
  const all = fieldsOf(normal);
  const fields = all.flatMap(({ path, value }) => {
    const [part, index = '', ...rest] = path;
    const place = part === 'websites' ? (places[Number(index)] ?? -1) : 0;
    if (place < 0) return [];
    const there = part === 'websites' ? ['websites', String(place), ...rest] : path;
    return [{ path: there, value, locked: locked.some((name) => isWithin(path, name)) }];
  });
  return {
    fields,
    given: ([part = '', index = '', ...rest]) =>
      part === 'websites'
        ? ['prefill', part, String(places.indexOf(Number(index))), ...rest]
        : ['prefill', part, ...(index === '' ? [] : [index]), ...rest],
    issues: [
      ...places.flatMap((place, index) =>
        place < 0 || places.indexOf(place) < index
          ? [issue(['prefill', 'websites', String(index), 'domain'], 'WEBSITE_UNKNOWN')]
          : [],
      ),
      ...locked.flatMap((name, index) =>
        all.some(({ path }) => isWithin(path, name)) || (name === SERVER_GIVEN && !isBlank(prefill.server))
          ? []
          : [issue(['prefill', 'locked', String(index)], 'PREFILL_LOCKS_NOTHING')],
      ),
    ],
  };
}
