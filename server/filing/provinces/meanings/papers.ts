import { say, type Tellings, type Told } from '../../../../schema/rules/province-topics/meaning.ts';

/** Whose person a condition looks at: the subject's, a website's (its own, or the subject's where one answers for both), or any. */
export type PersonRole = 'SUBJECT' | 'WEBSITE' | 'EITHER';

/** Conditions about a responsible person. */
export type PersonCondition =
  | 'NOT_LEGAL_REPRESENTATIVE'
  | 'NON_LOCAL_PERSON'
  /** From Hong Kong, Macau, Taiwan or abroad, by the certificate. */
  | 'NON_MAINLAND_PERSON'
  | 'FOREIGN_PERSON';

/** Conditions about a number: of domains or websites, of servers, and the year of the filing. */
type AmountCondition = 'MANY_DOMAINS' | 'SEVERAL_SERVERS' | 'FILED_SINCE';

type PlainCondition = 'ALWAYS' | 'FINANCIAL_CONTENT' | 'NON_LOCAL_LEGAL_REPRESENTATIVE' | 'PUBLIC_BODY';

/** Papers beyond the basic set that a province asks for, and when. */
export type ExtraMaterial = {
  material:
    | 'ACCESS_SHEET'
    | 'AUTHORISATION_LETTER'
    | 'COMMITMENT_LETTER'
    | 'DOMAIN_CONFIRMATION_SHEET'
    | 'DUTY_NOTICE'
    | 'HANDHELD_PHOTO'
    | 'NETWORK_PLAN'
    | 'PARTY_LETTER'
    | 'PHONE_BILLS'
    | 'RESIDENCE_PERMIT'
    | 'STAFFING_OFFICE_PROOF';
} & (
  | { when: PersonCondition; of: PersonRole }
  /** Wanted from this number or year on. */
  | { when: AmountCondition; from: number }
  | { when: PlainCondition }
);

export type PaperValues = {
  'extra-material': ExtraMaterial;
  form: {
    demands: (
      | 'ALL_DOMAINS'
      | 'DOMAIN_AND_REGISTRAR'
      | 'FINGERPRINT'
      | 'HANDWRITTEN_DECLARATION'
      | 'OWN_FORM'
      | 'WIDE_FORM'
    )[];
  };
  /** Certificates of domains are wanted from so many on: those of the order, or all of the subject. */
  'domain-certificates': { from: number; per: 'ORDER' | 'SUBJECT' };
  'post-to-authority': {
    papers: ExtraMaterial['material'][];
    /** Only with more differently named domains, or more sites of the subject, than this; null: always. */
    over: { what: 'DOMAINS' | 'WEBSITES'; number: number } | null;
    withinWorkingDays: number | null;
  };
};

/** What a province asks to be written or done on the truth-verification form (真实性核验单). */
export const sayDemand = (demand: PaperValues['form']['demands'][number]): Told => say(`demand.${demand}`);

/** What only a hand does, so that a form that has it stays on paper. */
const BY_HAND: readonly PaperValues['form']['demands'][number][] = [
  'FINGERPRINT',
  'HANDWRITTEN_DECLARATION',
  'OWN_FORM',
];

export const staysOnPaper = ({ demands }: PaperValues['form']): boolean =>
  demands.some((demand) => BY_HAND.includes(demand));

const sayMaterial = (material: ExtraMaterial['material']): Told => say(`material.${material}`);

const sayWhen = (value: ExtraMaterial): Told =>
  say(`when.${value.when}`, {
    ...('from' in value ? { from: value.from } : {}),
    ...('of' in value ? { of: [say(`role.${value.of}`)] } : {}),
  });

/** Papers of the province (辅助资料), and what goes by post. */
export const PAPER_TELLINGS: Tellings<PaperValues> = {
  'extra-material': {
    step: 'MATERIALS',
    tell: (value) =>
      say('extra-material', { when: [sayWhen(value)], material: [sayMaterial(value.material)] }),
  },
  form: { step: 'MATERIALS', tell: ({ demands }) => say('form', { demands: demands.map(sayDemand) }) },
  'domain-certificates': {
    step: 'MATERIALS',
    tell: ({ from, per }) =>
      from <= 1 ? say('domain-certificates.each') : say(`domain-certificates.${per}`, { from }),
  },
  'post-to-authority': {
    step: 'MAIL',
    tell: ({ papers, over, withinWorkingDays: days }) =>
      say(over ? `post-to-authority.${over.what}` : 'post-to-authority', {
        ...(over ? { number: over.number } : {}),
        papers: papers.length > 0 ? papers.map(sayMaterial) : [say('post-to-authority.dossier')],
        term: days === null ? [] : [say('post-to-authority.term', { days })],
      }),
  },
};

export type PersonFacts = Readonly<Record<PersonCondition, boolean>>;

/** What decides about papers. `filedIn`: the year of the subject's number, where it tells. */
export type PaperFacts = {
  amounts: { domains: number; websites: number; servers: number; filedIn: number | null };
  persons: Readonly<Record<PersonRole, readonly PersonFacts[]>>;
  publicBody: boolean;
  financialContent: boolean;
  localRepresentative: boolean;
};

/** Whether a paper is wanted; `MAYBE` where only the applicant can tell, so that it is offered and not demanded. */
export type Answer = 'YES' | 'NO' | 'MAYBE';

const answer = (holds: boolean): Answer => (holds ? 'YES' : 'NO');

const PLAIN: Readonly<Record<PlainCondition, (facts: PaperFacts) => Answer>> = {
  ALWAYS: () => 'YES',
  FINANCIAL_CONTENT: ({ financialContent }) => (financialContent ? 'YES' : 'MAYBE'),
  NON_LOCAL_LEGAL_REPRESENTATIVE: ({ localRepresentative }) => answer(!localRepresentative),
  PUBLIC_BODY: ({ publicBody }) => answer(publicBody),
};

const AMOUNTS: Readonly<Record<AmountCondition, (facts: PaperFacts['amounts'], from: number) => Answer>> = {
  MANY_DOMAINS: ({ domains, websites }, from) => answer(Math.max(domains, websites) >= from),
  SEVERAL_SERVERS: ({ servers }, from) => answer(servers >= from),
  // A site that was filed later under an old number is not told apart by it.
  FILED_SINCE: ({ filedIn }, from) => ((filedIn ?? 0) >= from ? 'YES' : 'MAYBE'),
};

/** Whether a province's rule wants its paper of a filing. */
export const asksFor = (value: ExtraMaterial, facts: PaperFacts): Answer => {
  if ('of' in value) return answer(facts.persons[value.of].some((person) => person[value.when]));
  return 'from' in value ? AMOUNTS[value.when](facts.amounts, value.from) : PLAIN[value.when](facts);
};

/** Whether the certificates of the domains are wanted; how many count is asked by whose they are. */
export const asksForDomainCertificates = (
  { from, per }: PaperValues['domain-certificates'],
  countOf: (per: 'ORDER' | 'SUBJECT') => number,
): boolean => countOf(per) >= from;

/** Whether something has to be posted to the authority. */
export const asksForPost = (
  { over }: PaperValues['post-to-authority'],
  { names, websites }: { names: number; websites: number },
): boolean => over === null || (over.what === 'DOMAINS' ? names : websites) > over.number;
