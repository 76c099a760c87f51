import { familyByCertificate, familyByDomain, familyByNumber } from './family.ts';
import { subjectPartOf } from './numbers.ts';
import { BUILT_IN } from './registry/built-in.ts';
import type { SubjectTable } from './store.ts';
import type { FiledSubject, FiledWebsite } from './subject.ts';

/**
 * Everything that is filed, from three sources in this order: what this provider's own uploads changed, the built-in
 * subjects, and the family by rule.
 */
export interface Registry {
  byNumber(number: string): Promise<FiledSubject | null>;
  byCertificate(code: number, number: string): Promise<FiledSubject | null>;
  byDomain(domain: string): Promise<FiledSubject | null>;
}

const builtInByNumber = new Map(BUILT_IN.map((subject) => [subject.subjectNumber, subject]));
const builtInByDomain = new Map(
  BUILT_IN.flatMap((subject) =>
    subject.websites.flatMap((site) => site.domains.map((domain) => [domain, subject] as const)),
  ),
);
const certificateKey = (code: number, number: string): string => `${code} ${number}`;
const builtInByCertificate = new Map(
  BUILT_IN.map((subject) => [certificateKey(subject.certificate.code, subject.certificate.number), subject]),
);

/** Deregistration is stored, so a stored copy hides the built-in subject wherever that one is found. */
const preferStored = async (
  stored: SubjectTable,
  found: FiledSubject | null | undefined,
): Promise<FiledSubject | null> => (found ? ((await stored.byNumber(found.subjectNumber)) ?? found) : null);

export function createRegistry(stored: SubjectTable): Registry {
  return {
    async byNumber(number) {
      const subjectNumber = subjectPartOf(number);
      return (
        (await stored.byNumber(subjectNumber)) ?? builtInByNumber.get(subjectNumber) ?? familyByNumber(number)
      );
    },
    async byCertificate(code, number) {
      const found =
        builtInByCertificate.get(certificateKey(code, number)) ??
        (code === 1 ? familyByCertificate(number) : null);
      return (await stored.byCertificate(code, number)) ?? (await preferStored(stored, found));
    },
    async byDomain(domain) {
      const found = builtInByDomain.get(domain) ?? familyByDomain(domain);
      return (await stored.byDomain(domain)) ?? (await preferStored(stored, found));
    },
  };
}

/** The site of that number, or null. */
export const websiteOf = (subject: FiledSubject | null, websiteNumber: string): FiledWebsite | null =>
  subject?.websites.find((site) => site.websiteNumber === websiteNumber) ?? null;
