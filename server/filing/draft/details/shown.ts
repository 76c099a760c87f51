import type { PersonDraft, SubjectDraft, WebsiteDraft } from '../../../../schema/rules/details/draft.ts';
import {
  isUnitName,
  maskAddress,
  maskCertificate,
  maskEmail,
  maskName,
  maskPhone,
} from '../../../../schema/rules/masks.ts';
import { lookAs } from '../../../platform/looks/looks.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Services } from '../../../services.ts';
import type { Actor } from '../../../platform/tenancy/actor.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { carriedInto, type CarriedOver } from './carry-over.ts';
import { certificateNumberOf } from './complete.ts';
import { placesOf, type AddressPlaces } from './places.ts';
import { locksIn } from './locks.ts';
import { loadDetails, type StoredDetails } from './store.ts';

type Mask = (value: string) => string;
type Masks<Draft> = { [Field in keyof Draft]?: Mask };

const PERSON_MASKS: Masks<PersonDraft> = {
  name: maskName,
  certificateNumber: maskCertificate,
  mobile: maskPhone,
  landline: maskPhone,
  email: maskEmail,
  emergencyPhone: maskPhone,
  remark: () => '•••',
};

const SUBJECT_MASKS: Masks<SubjectDraft> = {
  // Often the legal representative; only what is clearly a unit stands in public registers.
  investor: (name) => (isUnitName(name) ? name : maskName(name)),
  certificateAddress: maskAddress,
  mailingAddress: maskAddress,
  legalRepresentativeName: maskName,
  legalRepresentativeCertificateNumber: maskCertificate,
  remark: () => '•••',
};

/** A personal subject's name is a person's name; an organisation's stands in public registers. */
const subjectMasks = (nature: string): Masks<SubjectDraft> =>
  nature === 'PERSONAL' ? { ...SUBJECT_MASKS, name: maskName } : SUBJECT_MASKS;

const masked = <Draft extends object>(draft: Draft, masks: Masks<Draft>): Draft => {
  const copy = { ...draft };
  for (const [field, mask] of Object.entries(masks) as [keyof Draft, Mask][]) {
    const value = copy[field];
    if (typeof value === 'string' && value !== '') copy[field] = mask(value) as Draft[keyof Draft];
  }
  return copy;
};

export const maskDetails = (details: StoredDetails, nature: string): StoredDetails => ({
  subject: masked(details.subject, subjectMasks(nature)),
  subjectPerson: masked(details.subjectPerson, PERSON_MASKS),
  websites: details.websites.map((website): WebsiteDraft => ({
    ...website,
    person: website.person ? masked(website.person, PERSON_MASKS) : null,
  })),
});

/** Access details as somebody may see them, with the subject's certificate number that the type check fixed. */
export type VisibleDetails = StoredDetails & {
  certificateNumber: string;
  places: AddressPlaces;
  masked: boolean;
  savedAt: Date | null;
  carriedOver: CarriedOver | null;
  /** Paths that the provider filled in, and those that stay as it gave them. */
  prefilled: readonly string[];
  locked: readonly string[];
};

/** What of a filing holds the part of its details that is about the subject. */
type SubjectPart = Pick<FullFiling, 'id' | 'providerId' | 'personal' | 'nature' | 'detailsSavedAt'>;

/** That part alone, masked: a list needs a name and not the whole filing. */
export async function shownSubject(
  { privacy }: Pick<Services, 'privacy'>,
  filing: SubjectPart,
): Promise<Pick<VisibleDetails, 'subject' | 'savedAt' | 'masked'>> {
  const { subject } = loadDetails(await privacy.forProvider(filing.providerId), {
    ...filing,
    persons: [],
    websites: [],
  });
  return {
    subject: masked(subject, subjectMasks(filing.nature)),
    savedAt: filing.detailsSavedAt,
    masked: true,
  };
}

/**
 * The access details as the caller may see them: masked, unless asked for in clear by the applicant, or by a reviewer who has said
 * why; that look is written down.
 */
export async function shownDetails(
  services: Services,
  actor: Actor,
  filing: FullFiling,
  reveal: boolean,
): Promise<VisibleDetails> {
  const sealer: Sealer = await services.privacy.forProvider(filing.providerId);
  const details = loadDetails(sealer, filing);
  const certificateNumber = certificateNumberOf(sealer, filing);
  const inClear = reveal && (await lookAs(services, actor, { sight: 'DETAILS', about: filing.id }));
  return {
    ...(inClear ? details : maskDetails(details, filing.nature)),
    certificateNumber: inClear ? certificateNumber : maskCertificate(certificateNumber),
    places: placesOf(details.subject, filing.county),
    masked: !inClear,
    savedAt: filing.detailsSavedAt,
    carriedOver: await carriedInto(services.database.prisma, filing),
    prefilled: filing.prefilled,
    locked: locksIn(filing, details),
  };
}
