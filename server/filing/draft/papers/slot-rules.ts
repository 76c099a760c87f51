import type { MaterialKind } from '../../../../prisma/generated/client/enums.ts';

/** What must hold of a filing, or of the site, for a rule to apply. Each is answered in one line of the interpreter. */
export type SlotCondition =
  | 'PERSONAL'
  | 'ORGANISATION'
  | 'SUBJECT_CARD_TWO_SIDED'
  | 'WEBSITE_CARD_TWO_SIDED'
  | 'WEBSITE_PERSON_SAME'
  | 'WEBSITE_PERSON_OTHER'
  | 'PAPER_FORM'
  | 'ELECTRONIC_FORM'
  | 'PHOTO'
  | 'DOMAIN_CERTIFICATE'
  | 'RESIDENCE_PROOF'
  | 'AUTHORISATION'
  | 'PRE_APPROVAL';

export type SlotReason =
  | 'ALWAYS'
  | 'ORGANISATION'
  | 'SERVED_BY_IDENTITY_CARD'
  | 'SERVED_BY_SUBJECT_PERSON'
  | 'EVERY_SITE'
  | 'PROVINCE_WANTS'
  | 'NOT_LEGAL_REPRESENTATIVE'
  | 'PRE_APPROVAL_CHOSEN'
  | 'IF_ASKED';

export type SlotHint =
  | 'ORIGINAL_IN_COLOUR'
  | 'CARD_FRONT'
  | 'CARD_BACK'
  | 'NOTHING_TO_UPLOAD'
  | 'FORM_SIGNED'
  | 'FORM_ELECTRONIC'
  | 'FORM_EITHER'
  | 'PHOTO_FACE'
  | 'PHOTO_BACKDROP'
  | 'PHOTO_ELECTRONIC'
  | 'DOMAIN_CERTIFICATE_IMAGE'
  | 'RESIDENCE_PERMIT_VALID'
  | 'LETTER_TEMPLATE'
  | 'HOLDING_CERTIFICATE'
  | 'SIGNED_AND_SEALED'
  | 'STITCH_TOGETHER';

export type SlotStep = 'MATERIALS' | 'PHOTO';

export type SlotRule = {
  readonly kind: MaterialKind;
  /** All must hold; none means always. */
  readonly when: readonly SlotCondition[];
  readonly required: boolean;
  /** Another upload that serves for this one, so that nothing is asked twice. */
  readonly sameAs?: MaterialKind;
  readonly reason: SlotReason;
  readonly hint: SlotHint;
  readonly step: SlotStep;
};

const paper = (
  kind: MaterialKind,
  when: readonly SlotCondition[],
  reason: SlotReason,
  hint: SlotHint,
): SlotRule => ({ kind, when, required: true, reason, hint, step: 'MATERIALS' });

const served = (
  kind: MaterialKind,
  when: readonly SlotCondition[],
  sameAs: MaterialKind,
  reason: SlotReason,
): SlotRule => ({
  kind,
  when,
  required: false,
  sameAs,
  reason,
  hint: 'NOTHING_TO_UPLOAD',
  step: 'MATERIALS',
});

/**
 * Which papers a filing needs (上传资料), in the order in which they are asked for.
 * Sources: a provider's documents of 2019-05 to 2019-07 (five basic pictures; one identity card serves a personal filing three times; one
 * person in both roles uploads once), another provider's of 2021-07 (domain certificates, residence permits).
 */
export const SLOT_RULES: readonly SlotRule[] = [
  paper('SUBJECT_CERTIFICATE', ['ORGANISATION'], 'ORGANISATION', 'ORIGINAL_IN_COLOUR'),
  served('SUBJECT_CERTIFICATE', ['PERSONAL'], 'SUBJECT_PERSON_CERTIFICATE_FRONT', 'SERVED_BY_IDENTITY_CARD'),

  paper('SUBJECT_PERSON_CERTIFICATE_FRONT', [], 'ALWAYS', 'CARD_FRONT'),
  paper('SUBJECT_PERSON_CERTIFICATE_BACK', ['SUBJECT_CARD_TWO_SIDED'], 'ALWAYS', 'CARD_BACK'),

  served(
    'WEBSITE_PERSON_CERTIFICATE_FRONT',
    ['WEBSITE_PERSON_SAME'],
    'SUBJECT_PERSON_CERTIFICATE_FRONT',
    'SERVED_BY_SUBJECT_PERSON',
  ),
  served(
    'WEBSITE_PERSON_CERTIFICATE_BACK',
    ['WEBSITE_PERSON_SAME', 'SUBJECT_CARD_TWO_SIDED'],
    'SUBJECT_PERSON_CERTIFICATE_BACK',
    'SERVED_BY_SUBJECT_PERSON',
  ),
  paper('WEBSITE_PERSON_CERTIFICATE_FRONT', ['WEBSITE_PERSON_OTHER'], 'EVERY_SITE', 'CARD_FRONT'),
  paper(
    'WEBSITE_PERSON_CERTIFICATE_BACK',
    ['WEBSITE_PERSON_OTHER', 'WEBSITE_CARD_TWO_SIDED'],
    'EVERY_SITE',
    'CARD_BACK',
  ),

  paper('VERIFICATION_FORM', ['PAPER_FORM'], 'EVERY_SITE', 'FORM_SIGNED'),
  paper('DOMAIN_CERTIFICATE', ['DOMAIN_CERTIFICATE'], 'PROVINCE_WANTS', 'DOMAIN_CERTIFICATE_IMAGE'),
  paper('RESIDENCE_PERMIT', ['RESIDENCE_PROOF'], 'PROVINCE_WANTS', 'RESIDENCE_PERMIT_VALID'),
  paper('AUTHORISATION_LETTER', ['AUTHORISATION'], 'NOT_LEGAL_REPRESENTATIVE', 'LETTER_TEMPLATE'),
  paper('PRE_APPROVAL', ['PRE_APPROVAL'], 'PRE_APPROVAL_CHOSEN', 'ORIGINAL_IN_COLOUR'),
  {
    kind: 'AUXILIARY',
    when: [],
    required: false,
    reason: 'IF_ASKED',
    hint: 'STITCH_TOGETHER',
    step: 'MATERIALS',
  },

  {
    kind: 'VERIFICATION_PHOTO',
    when: ['PHOTO'],
    required: true,
    reason: 'EVERY_SITE',
    hint: 'PHOTO_FACE',
    step: 'PHOTO',
  },
  {
    kind: 'VERIFICATION_FORM',
    when: ['ELECTRONIC_FORM'],
    required: true,
    reason: 'EVERY_SITE',
    hint: 'FORM_ELECTRONIC',
    step: 'PHOTO',
  },
];

/** How the papers that a province adds are taken; any other may be put together from several. */
export const EXTRA_HINTS: Readonly<Partial<Record<MaterialKind, SlotHint>>> = {
  HANDHELD_PHOTO: 'HOLDING_CERTIFICATE',
  ACCESS_SHEET: 'SIGNED_AND_SEALED',
  COMMITMENT_LETTER: 'SIGNED_AND_SEALED',
  DOMAIN_CONFIRMATION_SHEET: 'SIGNED_AND_SEALED',
  DUTY_NOTICE: 'SIGNED_AND_SEALED',
  PARTY_LETTER: 'ORIGINAL_IN_COLOUR',
  STAFFING_OFFICE_PROOF: 'ORIGINAL_IN_COLOUR',
};
