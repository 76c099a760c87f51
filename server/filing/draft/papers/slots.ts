import type { InEachLanguage } from '../../../../schema/messages/locales.ts';
import type { MaterialKind, PhotoKind } from '../../../../prisma/generated/client/enums.ts';
import { MATERIAL_KINDS } from '../../../platform/materials/kinds.ts';
import type { MaterialRule } from '../../../platform/materials/kinds.ts';
import { EXTRA_HINTS, SLOT_RULES } from './slot-rules.ts';
import type { SlotCondition, SlotHint, SlotReason, SlotRule, SlotStep } from './slot-rules.ts';

/** What a site brings to the question which papers are needed. */
export type WebsiteFacts = {
  id: string;
  /** One person in both roles; of a personal filing always. */
  samePerson: boolean;
  /** Certificate type of the site's own person. */
  personCertificate: string | null;
  /** Photos the province accepts for this filing (人脸/幕布); none when no photo is taken. */
  photoKinds: readonly PhotoKind[];
  preApproval: boolean;
};

/** A paper that a rule adds: wanted, or to be brought where a condition holds that the answers do not tell. */
export type ExtraPaper = {
  kind: MaterialKind;
  required: boolean;
  /** Key of the rule, as issues name it. */
  rule: string;
  /** The rule in words: why the paper is wanted. */
  why: InEachLanguage;
};

/** What the province's rules add. */
export type ProvinceFacts = {
  domainCertificates: boolean;
  residenceProof: boolean;
  authorisationLetter: boolean;
  /** Papers beyond these, each of one rule. */
  extras: readonly ExtraPaper[];
  /** The signed paper form (核验单) is still asked for. */
  paperForm: boolean;
  /** It may be made of an electronic verification. */
  electronicForm: boolean;
};

export type SlotFacts = {
  personal: boolean;
  /** Certificate type of the subject's person. */
  subjectPersonCertificate: string | null;
  websites: readonly WebsiteFacts[];
  province: ProvinceFacts;
};

/** A place for a paper. `sameAs` says that another upload serves; then nothing is to be uploaded here. */
export type MaterialSlot = {
  kind: MaterialKind;
  websiteId: string | null;
  required: boolean;
  sameAs: MaterialKind | null;
  reason: SlotReason;
  /** Key and words of the rule that adds it; null for the papers of every filing. */
  rule: Pick<ExtraPaper, 'rule' | 'why'> | null;
  hint: SlotHint;
  maxBytes: number;
  minBytes: number;
  /** Pixels. */
  minLongSide: number;
  minShortSide: number;
  formats: readonly string[];
  step: SlotStep;
};

/** Certificates printed on one page; all others, unknown ones too, have two sides. */
const ONE_SIDED = new Set(['PASSPORT']);
const twoSided = (certificate: string | null): boolean => certificate === null || !ONE_SIDED.has(certificate);

type Asked = { filing: SlotFacts; site: WebsiteFacts | null };

const CONDITIONS: Readonly<Record<SlotCondition, (asked: Asked) => boolean>> = {
  PERSONAL: ({ filing }) => filing.personal,
  ORGANISATION: ({ filing }) => !filing.personal,
  SUBJECT_CARD_TWO_SIDED: ({ filing }) => twoSided(filing.subjectPersonCertificate),
  WEBSITE_CARD_TWO_SIDED: ({ site }) => twoSided(site?.personCertificate ?? null),
  WEBSITE_PERSON_SAME: ({ filing, site }) => filing.personal || (site?.samePerson ?? false),
  WEBSITE_PERSON_OTHER: ({ filing, site }) => !filing.personal && !(site?.samePerson ?? false),
  PAPER_FORM: ({ filing }) => filing.province.paperForm,
  ELECTRONIC_FORM: ({ filing }) => filing.province.electronicForm && !filing.province.paperForm,
  PHOTO: ({ site }) => (site?.photoKinds.length ?? 0) > 0,
  DOMAIN_CERTIFICATE: ({ filing }) => filing.province.domainCertificates,
  RESIDENCE_PROOF: ({ filing }) => filing.province.residenceProof,
  AUTHORISATION: ({ filing }) => filing.province.authorisationLetter,
  PRE_APPROVAL: ({ site }) => site?.preApproval ?? false,
};

const limitsOf = (
  kind: MaterialKind,
): Pick<MaterialSlot, 'maxBytes' | 'minBytes' | 'minLongSide' | 'minShortSide'> => {
  const { maxBytes, minBytes, minLongSide, minShortSide } = MATERIAL_KINDS[kind];
  return { maxBytes, minBytes, minLongSide, minShortSide };
};

/** The photo is told by what is taken, the paper form beside the other way there is. */
const hintOf = ({ hint }: SlotRule, site: WebsiteFacts | null, province: ProvinceFacts): SlotHint => {
  if (hint === 'FORM_SIGNED') return province.electronicForm ? 'FORM_EITHER' : hint;
  if (hint !== 'PHOTO_FACE' || site?.photoKinds.includes('FACE')) return hint;
  return site?.photoKinds.includes('BACKDROP') ? 'PHOTO_BACKDROP' : 'PHOTO_ELECTRONIC';
};

const slotOf = (rule: SlotRule, site: WebsiteFacts | null, province: ProvinceFacts): MaterialSlot => ({
  kind: rule.kind,
  websiteId: site?.id ?? null,
  required: rule.required,
  sameAs: rule.sameAs ?? null,
  reason: rule.reason,
  rule: null,
  hint: hintOf(rule, site, province),
  ...limitsOf(rule.kind),
  formats: MATERIAL_KINDS[rule.kind].formats,
  step: rule.step,
});

const placesOf = (kind: MaterialKind, filing: SlotFacts): readonly (WebsiteFacts | null)[] => {
  const { owner }: MaterialRule = MATERIAL_KINDS[kind];
  return owner === 'WEBSITE' ? filing.websites : [null];
};

/** One slot for a paper that several rules want, in the words of the most demanding one. */
const extraSlots = (filing: SlotFacts): MaterialSlot[] => {
  const byKind = new Map<MaterialKind, ExtraPaper>();
  for (const extra of filing.province.extras)
    if (!byKind.get(extra.kind)?.required) byKind.set(extra.kind, extra);
  return [...byKind.values()].flatMap(({ kind, required, rule, why }) => {
    const slot: SlotRule = {
      kind,
      when: [],
      required,
      reason: 'PROVINCE_WANTS',
      hint: EXTRA_HINTS[kind] ?? 'STITCH_TOGETHER',
      step: 'MATERIALS',
    };
    return placesOf(kind, filing).map((site) => ({
      ...slotOf(slot, site, filing.province),
      rule: { rule, why },
    }));
  });
};

/** The papers a filing needs and may bring, in the order of the rules; those of a site once for each site. */
export const materialSlots = (filing: SlotFacts): MaterialSlot[] => {
  const slots = SLOT_RULES.flatMap((rule) =>
    placesOf(rule.kind, filing)
      .filter((site) => rule.when.every((condition) => CONDITIONS[condition]({ filing, site })))
      .map((site) => slotOf(rule, site, filing.province)),
  );
  const last = slots.findIndex(({ reason, step }) => reason === 'IF_ASKED' || step === 'PHOTO');
  return [...slots.slice(0, last), ...extraSlots(filing), ...slots.slice(last)];
};

type Uploaded = { kind: MaterialKind; filingWebsiteId: string | null; status: string };

const fills = (slot: Pick<MaterialSlot, 'kind' | 'websiteId'>, material: Uploaded): boolean =>
  material.status === 'STORED' && material.kind === slot.kind && material.filingWebsiteId === slot.websiteId;

/** Slots whose paper is wanted and not there. */
export const missingSlots = (
  slots: readonly MaterialSlot[],
  materials: readonly Uploaded[],
): MaterialSlot[] =>
  slots.filter((slot) => slot.required && !materials.some((material) => fills(slot, material)));

/**
 * What stands in each slot of a site or of the subject, uploads that serve several slots included: the list from which the
 * attachments for the authority are made. `websiteId` picks the slots of one site beside those of the subject.
 */
export const filledSlots = <M extends Uploaded>(
  slots: readonly MaterialSlot[],
  materials: readonly M[],
  websiteId: string,
): { slot: MaterialSlot; material: M }[] =>
  slots
    .filter((slot) => slot.websiteId === null || slot.websiteId === websiteId)
    .flatMap((slot) => {
      const source = slot.sameAs ? { kind: slot.sameAs, websiteId: null } : slot;
      return materials.filter((material) => fills(source, material)).map((material) => ({ slot, material }));
    });
