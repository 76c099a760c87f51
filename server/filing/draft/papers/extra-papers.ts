import { isPublicBody, partyOf } from '../../../../schema/rules/choices/subject-natures.ts';
import { papers } from '../../../../schema/messages/generated/papers.js';
import { inEachLanguage, type InEachLanguage } from '../../../../schema/messages/locales.ts';
import type { CertificateType } from '../../../../schema/rules/choices/certificate-types.ts';
import type { CompletedDetails } from '../../../../schema/rules/details/complete.ts';
import type { PersonDraft } from '../../../../schema/rules/details/draft.ts';
import { parseFilingNumber } from '../../../../schema/rules/filing-number.ts';
import { identityBehind } from '../../../../schema/rules/numbers/certificate-number.ts';
import { ageOn } from '../../../../schema/rules/numbers/dates.ts';
import { needsAgeProof } from '../../../../schema/rules/province-topics/ages.ts';
import { sayHolderProof } from '../../../../schema/rules/province-topics/websites.ts';
import { isBlank, tidy } from '../../../../schema/rules/text.ts';
import type { ExtraPaper } from './slots.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import {
  asksFor,
  type ExtraMaterial,
  type PaperFacts,
  type PersonFacts,
  type PersonRole,
} from '../../provinces/meanings/papers.ts';
import { sayCure, takesProof } from '../../provinces/meanings/record.ts';
import { noteOf } from '../../provinces/notes.ts';
import {
  equalityFor,
  ruleAbout,
  rulesAbout,
  type ActiveRule,
  type ProvinceRules,
} from '../../provinces/rules.ts';
import { inWords } from '../../provinces/words.ts';

export type PaperQuestion = {
  rules: ProvinceRules;
  filing: FullFiling;
  details: CompletedDetails;
  /** What was typed is known to be unlike the record, where a proof of the change cures that. */
  changeProof: boolean;
};

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

/** What a person is to the rules about persons. */
const factsAbout = (person: PersonDraft, { filing, details }: PaperQuestion): PersonFacts => {
  const { name, certificateNumber, certificateType } = person;
  return {
    // Of the same name with another number somebody is refused by the form, not asked for a letter.
    NOT_LEGAL_REPRESENTATIVE: isBlank(name) ? false : isRepresentative(person, details) === false,
    NON_LOCAL_PERSON: !isLocal(certificateNumber, filing.province),
    NON_MAINLAND_PERSON: NON_MAINLAND.has(certificateType ?? ''),
    FOREIGN_PERSON: FOREIGN.some((one) => one === certificateType),
  };
};

/** Whether a person bears the name of the legal representative; null while that is not filled in. */
const isRepresentative = (
  { name }: PersonDraft,
  { subject: { legalRepresentativeName: representative } }: CompletedDetails,
): boolean | null => (isBlank(representative) ? null : tidy(name ?? '') === tidy(representative));

/** Of each role the persons who fill it. */
const personsIn = ({ subjectPerson, websites }: CompletedDetails): Record<PersonRole, PersonDraft[]> => {
  const ofWebsites = websites.map(({ person }) => person ?? {});
  return { SUBJECT: [subjectPerson], WEBSITE: ofWebsites, EITHER: [subjectPerson, ...ofWebsites] };
};

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

const factsOf = (question: PaperQuestion): PaperFacts => {
  const { filing, details } = question;
  const persons = personsIn(details);
  const about = (role: PersonRole): PersonFacts[] => persons[role].map((one) => factsAbout(one, question));
  return {
    amounts: {
      domains: filing.websites.flatMap(({ domains }) => domains).length,
      websites: filing.websites.length,
      servers: new Set(filing.websites.flatMap(({ serverId }) => serverId ?? [])).size,
      filedIn: filingYear(filing.subjectNumber),
    },
    persons: { SUBJECT: about('SUBJECT'), WEBSITE: about('WEBSITE'), EITHER: about('EITHER') },
    publicBody: isPublicBody(filing.nature),
    financialContent: contentOf(details).some((one) => FINANCE.has(one)),
    localRepresentative: isLocal(details.subject.legalRepresentativeCertificateNumber, filing.province),
  };
};

/** These two have slots of their own. */
const ELSEWHERE: ReadonlySet<ExtraMaterial['material']> = new Set([
  'AUTHORISATION_LETTER',
  'RESIDENCE_PERMIT',
]);

/** Whether any rule of the province demands the paper of this filing. */
export const isDemanded = (material: ExtraMaterial['material'], question: PaperQuestion): boolean =>
  rulesAbout(question.rules, 'extra-material', partyOf(question.filing.nature)).some(
    ({ value }) => value.material === material && asksFor(value, factsOf(question)) === 'YES',
  );

const whyOf = (rule: ActiveRule): InEachLanguage =>
  noteOf(rule)?.text ?? inEachLanguage((locale) => papers[locale]['reason.PROVINCE_WANTS']);

const byExtraMaterial = (question: PaperQuestion): ExtraPaper[] =>
  rulesAbout(question.rules, 'extra-material', partyOf(question.filing.nature)).flatMap((rule) => {
    const { material: kind } = rule.value;
    const held = ELSEWHERE.has(kind) ? 'NO' : asksFor(rule.value, factsOf(question));
    return held === 'NO' ? [] : [{ kind, required: held === 'YES', rule: rule.key, why: whyOf(rule) }];
  });

/** Someone below the ordinary age is filed with a proof (未满年龄). */
const byAge = ({ rules, filing, details }: PaperQuestion): ExtraPaper[] => {
  const rule = ruleAbout(rules, 'minimum-age', partyOf(filing.nature));
  if (!rule) return [];
  const young = personsIn(details).EITHER.some((person) => {
    const identity = identityBehind(person.certificateType, person.certificateNumber);
    return (
      identity !== null &&
      needsAgeProof(rule.value, {
        age: ageOn(identity.birth, rules.day),
        isRepresentative: isRepresentative(person, details) === true,
      })
    );
  });
  return young ? [{ kind: 'AGE_PROOF', required: true, rule: rule.key, why: whyOf(rule) }] : [];
};

/** What differs from the record is cured by a proof in some provinces; where we hold no record, the applicant knows whether it differs. */
const byCure = ({ rules, filing, changeProof }: PaperQuestion): ExtraPaper[] => {
  const equality = equalityFor(rules, filing);
  const rule = ruleAbout(rules, 'must-equal', partyOf(filing.nature));
  if (!rule || !takesProof(equality)) return [];
  const why = equality.provable || !equality.cure ? whyOf(rule) : inWords(sayCure(equality.cure));
  return [{ kind: 'CHANGE_PROOF', required: changeProof, rule: rule.key, why }];
};

/**
 * A domain of a unit may be held by others where the province says so, with a proof of who they are to it. Until the holder
 * is named the paper is offered.
 */
const byHolder = ({ rules, filing, details }: PaperQuestion): ExtraPaper[] => {
  const rule = ruleAbout(rules, 'domain-holder', partyOf(filing.nature));
  const others = (rule?.value.holders ?? []).filter((holder) => holder !== 'ORGANISATION');
  const named = details.websites.flatMap(({ domainHolder }) => domainHolder || []);
  const itself = named.length === filing.websites.length && named.every((one) => one === 'ORGANISATION');
  if (!rule || others.length === 0 || itself) return [];
  const why = inWords(sayHolderProof(others));
  const required = named.some((one) => one !== 'ORGANISATION');
  return [{ kind: 'DOMAIN_HOLDER_PROOF', required, rule: rule.key, why }];
};

/** The papers beyond the basic set that the province's rules add to this filing (辅助资料), each with the rule that wants it. */
export const extraPapers = (question: PaperQuestion): ExtraPaper[] => [
  ...byExtraMaterial(question),
  ...byAge(question),
  ...byCure(question),
  ...byHolder(question),
];
