import type { Material } from '../../../../prisma/generated/client/client.ts';
import type { MaterialKind } from '../../../../prisma/generated/client/enums.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import type { CompletedDetails } from '../../../../schema/rules/details/complete.ts';
import { isBlank, type Maybe } from '../../../../schema/rules/text.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Wanted } from '../../../reading/comparing/look-for.ts';
import type { FieldKey } from '../../../reading/papers/layouts.ts';
import { certificateNumberOf, meantDetails } from '../details/complete.ts';

type Details = { readonly details: CompletedDetails; readonly certificateNumber: string };
type Site = { readonly filingWebsiteId: string | null };
type Value = { readonly path: readonly string[]; readonly value: Maybe };
type Values = Partial<Record<FieldKey, Value>>;

/** What was typed of a paper's field, and where it stands among the details. */
export type Typed = Wanted & { readonly path: readonly string[] };

const at = (value: Maybe, ...path: string[]): Value => ({ path, value });

const sitesPerson = ({ details }: Details, { filingWebsiteId }: Site) => {
  const index = details.websites.findIndex(({ websiteId }) => websiteId === filingWebsiteId);
  return { person: details.websites[index]?.person, place: ['websites', String(index), 'person'] };
};

/** What was typed and stands on a paper of each kind. Kinds that are not here are not read. */
const ON_PAPER: Partial<Record<MaterialKind, (typed: Details, of: Site) => Values>> = {
  SUBJECT_CERTIFICATE: ({ details: { subject }, certificateNumber }) => ({
    NAME: at(subject.name, 'subject', 'name'),
    NUMBER: at(certificateNumber, 'subject', 'certificateNumber'),
    LEGAL_PERSON: at(subject.legalRepresentativeName, 'subject', 'legalRepresentativeName'),
    ADDRESS: at(subject.certificateAddress, 'subject', 'certificateAddress'),
  }),
  SUBJECT_PERSON_CERTIFICATE_FRONT: ({ details: { subjectPerson } }) => ({
    NAME: at(subjectPerson.name, 'subjectPerson', 'name'),
    NUMBER: at(subjectPerson.certificateNumber, 'subjectPerson', 'certificateNumber'),
  }),
  SUBJECT_PERSON_CERTIFICATE_BACK: ({ details: { subjectPerson } }) => ({
    VALID_UNTIL: at(subjectPerson.certificateUntil, 'subjectPerson', 'certificateUntil'),
  }),
  WEBSITE_PERSON_CERTIFICATE_FRONT: (typed, of) => {
    const { person, place } = sitesPerson(typed, of);
    return {
      NAME: at(person?.name, ...place, 'name'),
      NUMBER: at(person?.certificateNumber, ...place, 'certificateNumber'),
    };
  },
  WEBSITE_PERSON_CERTIFICATE_BACK: (typed, of) => {
    const { person, place } = sitesPerson(typed, of);
    return { VALID_UNTIL: at(person?.certificateUntil, ...place, 'certificateUntil') };
  },
};

/** Whether papers of this kind are read. */
export const isRead = (kind: MaterialKind): boolean => ON_PAPER[kind] !== undefined;

/** What was typed so far of what a paper says. */
export const typedOf = (
  sealer: Sealer,
  filing: FullFiling,
): ((paper: Pick<Material, 'kind' | 'filingWebsiteId'>) => Typed[]) => {
  const details = {
    details: meantDetails(sealer, filing),
    certificateNumber: certificateNumberOf(sealer, filing),
  };
  return (paper) =>
    Object.entries(ON_PAPER[paper.kind]?.(details, paper) ?? {}).flatMap(([key, { path, value }]) =>
      isBlank(value) ? [] : [{ key: key as FieldKey, value, path }],
    );
};
