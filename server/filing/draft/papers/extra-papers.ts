import { isPublicBody, partyOf, type SubjectNature } from '../../../../schema/rules/codes/subject-natures.ts';
import type { CertificateType } from '../../../../schema/rules/codes/certificate-types.ts';
import type { CompletedDetails } from '../../../../schema/rules/details/complete.ts';
import type { PersonDraft } from '../../../../schema/rules/details/draft.ts';
import { parseFilingNumber } from '../../../../schema/rules/filing-number.ts';
import { identityBehind } from '../../../../schema/rules/numbers/certificate-number.ts';
import { ageOn } from '../../../../schema/rules/numbers/dates.ts';
import { isBlank, tidy } from '../../../../schema/rules/text.ts';
import type { ExtraPaper } from '../../../platform/materials/slots.ts';
import { takesProof } from '../details/record-rows.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { noteOf } from '../../provinces/notes.ts';
import {
  equalityFor,
  ruleAbout,
  rulesAbout,
  type ActiveRule,
  type ProvinceRules,
} from '../../provinces/rules.ts';
import type { ExtraMaterial, PersonCondition, PersonRole } from '../../provinces/values.ts';
import { CURE_WORDS, HOLDER_WORDS } from '../../provinces/words.ts';

export type PaperFacts = {
  rules: ProvinceRules;
  filing: FullFiling;
  details: CompletedDetails;
  /** What was typed is known to be unlike the record, where a proof of the change cures that. */
  changeProof: boolean;
};

/** Whether a condition holds; `MAYBE` where only the applicant can tell, so that the paper is offered and not demanded. */
type Answer = 'YES' | 'NO' | 'MAYBE';

const answer = (holds: boolean): Answer => (holds ? 'YES' : 'NO');

/** The first two digits of an identity card are those of its province (GB 11643). */
export const isLocal = (certificateNumber: string | null | undefined, province: string): boolean =>
  !/^\d{17}[\dX]$/.test(certificateNumber ?? '') || certificateNumber?.slice(0, 2) === province.slice(0, 2);

const FOREIGN = ['PASSPORT', 'FOREIGNER_RESIDENCE_CARD'] as const satisfies readonly CertificateType[];
const NON_MAINLAND: ReadonlySet<string> = new Set<CertificateType>([
  ...FOREIGN,
  'HK_MACAU_PERMIT',
  'HK_MACAU_RESIDENCE_PERMIT',
  'TAIWAN_PERMIT',
  'TAIWAN_RESIDENCE_PERMIT',
]);

const PERSON_CONDITIONS: Readonly<
  Record<PersonCondition, (person: PersonDraft, facts: PaperFacts) => boolean>
> = {
  // Of the same name with another number somebody is refused by the form, not asked for a letter.
  NOT_LEGAL_REPRESENTATIVE: ({ name }, { details: { subject } }) =>
    !isBlank(name) &&
    !isBlank(subject.legalRepresentativeName) &&
    tidy(name) !== tidy(subject.legalRepresentativeName ?? ''),
  NON_LOCAL_PERSON: ({ certificateNumber }, { filing }) => !isLocal(certificateNumber, filing.province),
  NON_MAINLAND_PERSON: ({ certificateType }) => NON_MAINLAND.has(certificateType ?? ''),
  FOREIGN_PERSON: ({ certificateType }) => FOREIGN.some((one) => one === certificateType),
};

const isAboutPerson = (when: ExtraMaterial['when']): when is PersonCondition => when in PERSON_CONDITIONS;

/** Of each role the persons who fill it. */
const personsIn = ({ subjectPerson, websites }: CompletedDetails, of: PersonRole): PersonDraft[] => [
  ...(of === 'WEBSITE' ? [] : [subjectPerson]),
  ...(of === 'SUBJECT' ? [] : websites.map(({ person }) => person ?? {})),
];

const FINANCE: ReadonlySet<string> = new Set([
  'INTERNET_FINANCE',
  'STOCKS_AND_FUNDS',
  'LOAN_INTERMEDIARY',
  'EQUITY_FINANCING',
  'INSURANCE',
  'CROSS_SECTOR_FINANCE',
  'NON_BANK_PAYMENT',
]);

const contentOf = ({ websites }: CompletedDetails): string[] =>
  websites.flatMap(({ serviceContents, preApprovals }) => [
    ...(serviceContents ?? []),
    ...(preApprovals ?? []).map(({ type }) => type ?? ''),
  ]);

/** The year a subject was first filed: four digits of ten, or two of eight; `null` where the number does not tell. */
const filingYear = (subjectNumber: string): number | null => {
  const digits = /(\d{8}|\d{10})号/.exec(parseFilingNumber(subjectNumber)?.subject ?? '')?.[1];
  if (!digits) return null;
  return digits.length === 10 ? Number(digits.slice(0, 4)) : 2000 + Number(digits.slice(0, 2));
};

/** Completed years of the youngest person named; `null` where no certificate tells. */
const youngest = ({ rules, details }: PaperFacts): number | null => {
  const persons = [details.subjectPerson, ...details.websites.map(({ person }) => person ?? {})];
  const ages = persons.flatMap(({ certificateType, certificateNumber }) => {
    const identity = identityBehind(certificateType, certificateNumber);
    return identity ? [ageOn(identity.birth, rules.day)] : [];
  });
  return ages.length > 0 ? Math.min(...ages) : null;
};

const CONDITIONS: Readonly<
  Record<Exclude<ExtraMaterial['when'], PersonCondition>, (facts: PaperFacts, from: number) => Answer>
> = {
  ALWAYS: () => 'YES',
  // A site that was filed later under an old number is not told apart by it.
  FILED_SINCE: ({ filing }, from) => ((filingYear(filing.subjectNumber) ?? 0) >= from ? 'YES' : 'MAYBE'),
  FINANCIAL_CONTENT: ({ details }) => (contentOf(details).some((one) => FINANCE.has(one)) ? 'YES' : 'MAYBE'),
  MANY_DOMAINS: ({ filing }, from) =>
    answer(
      Math.max(filing.websites.length, filing.websites.flatMap(({ domains }) => domains).length) >= from,
    ),
  NON_LOCAL_LEGAL_REPRESENTATIVE: ({ filing, details }) =>
    answer(!isLocal(details.subject.legalRepresentativeCertificateNumber, filing.province)),
  PUBLIC_BODY: ({ filing }) => answer(isPublicBody(filing.nature as SubjectNature)),
  SEVERAL_SERVERS: ({ filing }, from) =>
    answer(new Set(filing.websites.flatMap(({ serverId }) => serverId ?? [])).size >= from),
  UNDER_AGE: (facts) => answer(isBelowAge(facts)),
};

const holds = ({ when, of = 'EITHER', from = 2 }: ExtraMaterial, facts: PaperFacts): Answer =>
  isAboutPerson(when)
    ? answer(personsIn(facts.details, of).some((person) => PERSON_CONDITIONS[when](person, facts)))
    : CONDITIONS[when](facts, from);

const ageRule = ({ rules, filing }: PaperFacts): ActiveRule<'minimum-age'> | null =>
  ruleAbout(rules, 'minimum-age', partyOf(filing.nature as SubjectNature));

const isBelowAge = (facts: PaperFacts): boolean => {
  const age = youngest(facts);
  const { years } = ageRule(facts)?.value ?? {};
  return age !== null && years !== undefined && age < years;
};

/** These two have slots of their own. */
const ELSEWHERE: ReadonlySet<ExtraMaterial['material']> = new Set([
  'AUTHORISATION_LETTER',
  'RESIDENCE_PERMIT',
]);

/** Whether any rule of the province demands the paper of this filing. */
export const isDemanded = (material: ExtraMaterial['material'], facts: PaperFacts): boolean =>
  rulesAbout(facts.rules, 'extra-material', partyOf(facts.filing.nature as SubjectNature)).some(
    ({ value }) => value.material === material && holds(value, facts) === 'YES',
  );

const whyOf = (rule: ActiveRule): { zh: string; en: string } => {
  const { zh, en } = noteOf(rule) ?? { zh: '所在省份要求。', en: 'Your province asks for it.' };
  return { zh, en };
};

const byExtraMaterial = (facts: PaperFacts): ExtraPaper[] =>
  rulesAbout(facts.rules, 'extra-material', partyOf(facts.filing.nature as SubjectNature)).flatMap((rule) => {
    const { material: kind } = rule.value;
    const held = ELSEWHERE.has(kind) ? 'NO' : holds(rule.value, facts);
    return held === 'NO' ? [] : [{ kind, required: held === 'YES', rule: rule.key, why: whyOf(rule) }];
  });

/** Someone below the ordinary age is filed with a proof (未满年龄). */
const byAge = (facts: PaperFacts): ExtraPaper[] => {
  const rule = ageRule(facts);
  if (!rule || rule.value.withProof === null || !isBelowAge(facts)) return [];
  return [{ kind: 'AGE_PROOF', required: true, rule: rule.key, why: whyOf(rule) }];
};

/** What differs from the record is cured by a proof in some provinces; where we hold no record, the applicant knows whether it differs. */
const byCure = ({ rules, filing, changeProof }: PaperFacts): ExtraPaper[] => {
  const equality = equalityFor(rules, filing);
  const rule = ruleAbout(rules, 'must-equal', partyOf(filing.nature as SubjectNature));
  if (!rule || !takesProof(equality)) return [];
  const why = equality.provable || !equality.cure ? whyOf(rule) : CURE_WORDS[equality.cure];
  return [{ kind: 'CHANGE_PROOF', required: changeProof, rule: rule.key, why }];
};

/**
 * A domain of a unit may be held by others where the province says so, with a proof of who they are to it. Until the holder
 * is named the paper is offered.
 */
const byHolder = ({ rules, filing, details }: PaperFacts): ExtraPaper[] => {
  const rule = ruleAbout(rules, 'domain-holder', partyOf(filing.nature as SubjectNature));
  const others = (rule?.value.holders ?? []).filter((holder) => holder !== 'ORGANISATION');
  const named = details.websites.flatMap(({ domainHolder }) => domainHolder || []);
  const itself = named.length === filing.websites.length && named.every((one) => one === 'ORGANISATION');
  if (!rule || others.length === 0 || itself) return [];
  const words = others.map((holder) => HOLDER_WORDS[holder]);
  const why = {
    zh: `域名所有者是${words.map(({ zh }) => zh).join('、')}的，须附证明。`,
    en: `Needed when the domain is held by ${words.map(({ en }) => en).join(' or ')}.`,
  };
  const required = named.some((one) => one !== 'ORGANISATION');
  return [{ kind: 'DOMAIN_HOLDER_PROOF', required, rule: rule.key, why }];
};

/** The papers beyond the basic set that the province's rules add to this filing (辅助资料), each with the rule that wants it. */
export const extraPapers = (facts: PaperFacts): ExtraPaper[] => [
  ...byExtraMaterial(facts),
  ...byAge(facts),
  ...byCure(facts),
  ...byHolder(facts),
];
