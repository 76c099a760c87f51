import type { Material } from '../../../../prisma/generated/client/client.ts';
import type { MaterialKind } from '../../../../prisma/generated/client/enums.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import type { CompletedDetails } from '../../../../schema/rules/details/complete.ts';
import { isBlank, type Maybe } from '../../../../schema/rules/text.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Wanted } from '../../../reading/comparing/look-for.ts';
import type { FieldKey } from '../../../reading/papers/layouts.ts';
import { certificateNumberOf, meantDetails } from '../details/complete.ts';

type Typed = { readonly details: CompletedDetails; readonly certificateNumber: string };
type Site = { readonly filingWebsiteId: string | null };
type Values = Partial<Record<FieldKey, Maybe>>;

const siteOf = ({ details }: Typed, { filingWebsiteId }: Site) =>
  details.websites.find(({ websiteId }) => websiteId === filingWebsiteId);

/** What was typed and stands on a paper of each kind. Kinds that are not here are not read. */
const ON_PAPER: Partial<Record<MaterialKind, (typed: Typed, of: Site) => Values>> = {
  SUBJECT_CERTIFICATE: ({ details: { subject }, certificateNumber }) => ({
    NAME: subject.name,
    NUMBER: certificateNumber,
    LEGAL_PERSON: subject.legalRepresentativeName,
    ADDRESS: subject.certificateAddress,
  }),
  SUBJECT_PERSON_CERTIFICATE_FRONT: ({ details: { subjectPerson } }) => ({
    NAME: subjectPerson.name,
    NUMBER: subjectPerson.certificateNumber,
  }),
  SUBJECT_PERSON_CERTIFICATE_BACK: ({ details: { subjectPerson } }) => ({
    VALID_UNTIL: subjectPerson.certificateUntil,
  }),
  WEBSITE_PERSON_CERTIFICATE_FRONT: (typed, of) => {
    const person = siteOf(typed, of)?.person;
    return { NAME: person?.name, NUMBER: person?.certificateNumber };
  },
  WEBSITE_PERSON_CERTIFICATE_BACK: (typed, of) => ({
    VALID_UNTIL: siteOf(typed, of)?.person?.certificateUntil,
  }),
};

/** Whether papers of this kind are read. */
export const isRead = (kind: MaterialKind): boolean => ON_PAPER[kind] !== undefined;

/** What was typed so far of what a paper says. */
export const typedOf = (
  sealer: Sealer,
  filing: FullFiling,
): ((paper: Pick<Material, 'kind' | 'filingWebsiteId'>) => Wanted[]) => {
  const typed = {
    details: meantDetails(sealer, filing),
    certificateNumber: certificateNumberOf(sealer, filing),
  };
  return (paper) =>
    Object.entries(ON_PAPER[paper.kind]?.(typed, paper) ?? {}).flatMap(([key, value]) =>
      isBlank(value) ? [] : [{ key: key as FieldKey, value }],
    );
};
