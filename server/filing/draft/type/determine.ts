import type { OtherType } from '../../../../prisma/generated/client/enums.ts';
import { normaliseCertificateNumber } from '../../../../schema/rules/numbers/certificate-number.ts';
import type { CertificateType } from '../../../../schema/rules/choices/certificate-types.ts';
import { partyOf, type SubjectNature } from '../../../../schema/rules/choices/subject-natures.ts';
import type { Issue, IssueCode } from '../../../../schema/rules/issue.ts';
import { provinceIssues } from '../../../../schema/rules/filing-number.ts';
import { checkTypeInput } from '../../../../schema/rules/type-input.ts';
import type { StatusAnswer } from '../../../authority/port.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { addHours } from '../../../platform/calendar/dates.ts';
import { OrderInProgress, ValidationFailure } from '../../../../schema/rules/failures.ts';
import { newId } from '../../../platform/ids.ts';
import type { Services } from '../../../services.ts';
import { sessionPrefill } from '../../../platform/tenancy/session-data.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import type { Bytes } from '../../../platform/privacy/cipher.ts';
import { carryOut, type Idempotency, type Work } from '../../../platform/unit-of-work.ts';
import { typeLockIssues, type SessionPrefill } from '../prefill/session.ts';
import { assertMayBegin } from '../consent/given.ts';
import { placeIssues } from '../../provinces/divisions.ts';
import { checkOrderSize } from '../../provinces/meanings/process.ts';
import { definiteRule, provinceRules } from '../../provinces/rules.ts';
import { sealContext } from '../../machine/full-filing.ts';
import type { DeterminedNumber } from './number.ts';
import { sitesOf, type DeterminedSite } from './sites.ts';
import {
  askAuthority,
  factsOf,
  heldDomain,
  heldSubject,
  type AuthorityAnswers,
  type HeldDomain,
} from './facts.ts';
import { registrableDomain, type RegistrableDomain } from './domain.ts';
import { decide, type Decision } from './decide.ts';

export type DetermineInput = {
  province: string;
  city: string;
  county?: string | null;
  nature: SubjectNature;
  certificateType: CertificateType;
  certificateNumber: string;
  domains: string[];
  /** Whether the subject still has a website on file: the applicant's answer where nobody else can tell. */
  hasSite?: boolean | null;
  /** The number stands on the paper so, although its check character fails. */
  confirmCertificateNumber?: boolean | null;
};

/** Hours an answer may be started from. */
export const DETERMINATION_HOURS = 24;

function reduceDomains(typed: string[]): RegistrableDomain[] {
  const issues: Issue[] = [];
  const byName = new Map<string, RegistrableDomain>();
  typed.forEach((text, index) => {
    const reduced = registrableDomain(text, ['domains', String(index)]);
    if ('issue' in reduced) issues.push(reduced.issue);
    else byName.set(reduced.domain.domain, reduced.domain);
  });
  if (issues.length > 0) throw new ValidationFailure(issues);
  return [...byName.values()];
}

const NOT_FILED: StatusAnswer = { filed: false };
const UNHELD: HeldDomain = { inProgress: false, ownFilingId: null, accessedHere: false };

/** An answer that is not stored yet. */
export type Answer = {
  input: DetermineInput;
  certificateNumber: string;
  certificateIndex: Bytes;
  domains: string[];
  decision: Decision;
  otherType: OtherType | null;
  subjectNumber: string | null;
  sites: DeterminedSite[];
  /** What has to be asked of the applicant before the answer is certain. */
  ask: IssueCode | null;
  /** The domains that led to it. */
  about: string[];
  /** Other domains led elsewhere. */
  mixed: boolean;
};

/** Answers that tell about a subject which another account holds, and are that account's alone to have. */
const OF_THE_HOLDER: readonly string[] = [
  'NEW_ACCESS',
  'CONTINUED_ACCESS',
  'NOTHING_TO_FILE',
  'NEW_SITE_HERE',
  'SHELL_SUBJECT',
];

type Decided = { domain: string; decision: Decision };

/** What decides for all domains: the first that is no access in the order of the table, which has the gravest first. */
function gravest(all: readonly Decided[]): Decided {
  const [found] = all
    .filter(({ decision }) => decision.result.type !== 'ACCESS')
    .sort((one, other) => one.decision.row - other.decision.row);
  const [first] = all;
  if (!first) throw new Error('a determination needs a domain');
  return found ?? first;
}

function assertSound(input: DetermineInput, today: string): void {
  const wrong = checkTypeInput(input, today);
  const placed = !wrong.some(({ path: [field] }) => ['province', 'city', 'county'].includes(field ?? ''));
  const { province, city, county } = input;
  const issues = [...wrong, ...(placed ? placeIssues({ province, city, county: county ?? '' }) : [])];
  if (issues.length > 0) throw new ValidationFailure(issues);
}

/** The authority that gave the subject its number decides by its own rules, wherever the subject says it is. */
function assertProvinceOfNumber({ province }: DetermineInput, { subject }: AuthorityAnswers): void {
  const issues = subject.filed ? provinceIssues(subject.subjectNumber, province) : [];
  if (issues.length > 0) throw new ValidationFailure(issues);
}

/** One order holds only so many sites of a subject (domain §8; by province and party). */
function assertWithinOrder(sites: DeterminedSite[], input: DetermineInput, now: Date): void {
  const rules = provinceRules(input.province, now);
  const issues = checkOrderSize(definiteRule(rules, 'limits', partyOf(input.nature)), sites.length);
  if (issues.length > 0) throw new ValidationFailure(issues);
}

/**
 * Finds which filing this is (验证备案类型): our own records and the authority's status query, through the decision table.
 * Several domains must lead to the same answer; otherwise the gravest decides, and says which domains it is about.
 * @throws ValidationFailure, OrderInProgress, AuthorityUnavailable, RateLimited
 */
export async function answerFor(
  services: Services,
  actor: ApplicantActor,
  input: DetermineInput,
): Promise<Answer> {
  assertSound(input, chinaDay(await services.clock.now(actor)));
  const domains = reduceDomains(input.domains);
  // The number is sent to the authority and stored with the answer, so the consent comes before the question.
  await assertMayBegin(services.database.prisma, actor, await services.clock.now(actor));
  await services.limits.consume('DETERMINATION', actor.applicantId);

  const certificateNumber = normaliseCertificateNumber(input.certificateType, input.certificateNumber);
  const sealer = await services.privacy.forProvider(actor.providerId);
  const certificateIndex = sealer.blindIndex('certificate', certificateNumber);
  const { prisma } = services.database;
  const subject = await heldSubject(prisma, actor, input.certificateType, certificateIndex);
  if (subject.openElsewhere) throw new OrderInProgress('CERTIFICATE', subject.ownOpenFilingId);
  const held: HeldDomain[] = [];
  for (const { domain } of domains) held.push(await heldDomain(prisma, actor, domain));
  const busy = held.find(({ inProgress }) => inProgress);
  if (busy) throw new OrderInProgress('DOMAIN', busy.ownFilingId);

  const certificate = { nature: input.nature, type: input.certificateType, number: certificateNumber };
  const answers = await askAuthority(services, actor, certificate, domains, input.province);
  const decided = domains.map(({ domain }, index): Decided => ({
    domain,
    decision: decide(
      factsOf(
        subject,
        held[index] ?? UNHELD,
        { subject: answers.subject, domain: answers.domains.get(domain) ?? NOT_FILED },
        input.hasSite ?? null,
      ),
    ),
  }));
  const { decision } = gravest(decided);
  const about = decided.filter((one) => one.decision.row === decision.row).map(({ domain }) => domain);
  const ofAnother = subject.heldBy !== null && subject.heldBy !== actor.applicantId;
  const otherType: OtherType | null =
    ofAnother && OF_THE_HOLDER.includes(decision.result.kind)
      ? 'OTHER_ACCOUNT'
      : decision.result.type === 'ACCESS'
        ? null
        : decision.result.kind;
  if (otherType === null) assertProvinceOfNumber(input, answers);
  const sites = otherType === null ? await sitesOf(prisma, actor, domains, answers) : [];
  assertWithinOrder(sites, input, await services.clock.now(actor));
  return {
    input,
    certificateNumber,
    certificateIndex,
    domains: domains.map(({ domain }) => domain),
    decision,
    otherType,
    subjectNumber: otherType === null && answers.subject.filed ? answers.subject.subjectNumber : null,
    sites,
    ask: otherType === 'OTHER_ACCOUNT' ? null : decision.ask,
    about,
    mixed: about.length < domains.length,
  };
}

/** Stores an answer, so that a filing can be started from it within a day. */
export async function keepAnswer(
  { tx, actor, now, sealer }: Work<ApplicantActor>,
  answer: Answer,
): Promise<string> {
  const { input, decision, otherType } = answer;
  const id = newId('Determination');
  await tx.determination.create({
    data: {
      id,
      providerId: actor.providerId,
      mode: actor.mode,
      applicantId: actor.applicantId,
      province: input.province,
      city: input.city,
      county: input.county ?? null,
      nature: input.nature,
      certificateType: input.certificateType,
      certificateIndex: answer.certificateIndex,
      personal: sealer.seal(
        {
          certificateNumber: answer.certificateNumber,
          confirmedOn: input.confirmCertificateNumber ? chinaDay(now) : null,
        } satisfies DeterminedNumber,
        sealContext(id, 'determination'),
      ),
      domains: answer.domains,
      row: decision.row,
      outcome: otherType === null ? 'ACCESS' : 'OTHER',
      kind: decision.result.type === 'ACCESS' ? decision.result.kind : null,
      otherType,
      subjectNumber: answer.subjectNumber,
      sites: answer.sites,
      createdAt: now,
      expiresAt: addHours(now, DETERMINATION_HOURS),
    },
    select: { id: true },
  });
  return id;
}

/** What the provider gave along with the session and locked stays as it is. */
async function assertUnlocked(
  { database, privacy }: Services,
  actor: ApplicantActor,
  input: DetermineInput,
): Promise<void> {
  const sealer = await privacy.forProvider(actor.providerId);
  const prefill = await sessionPrefill<SessionPrefill>(database.prisma, sealer, actor);
  const issues = prefill ? typeLockIssues(prefill, input) : [];
  if (issues.length > 0) throw new ValidationFailure(issues);
}

/** Asks and stores the answer; what is not stored of it stands in the outcome. */
export async function determineFilingType(
  services: Services,
  actor: ApplicantActor,
  input: DetermineInput,
  idempotency: Idempotency | null,
): Promise<{ determinationId: string; ask: IssueCode | null; about: string[]; mixed: boolean }> {
  await assertUnlocked(services, actor, input);
  const answer = await answerFor(services, actor, input);
  const { ask, about, mixed } = answer;
  return carryOut(services, actor, idempotency, async (work) => ({
    determinationId: await keepAnswer(work, answer),
    ask,
    about,
    mixed,
  }));
}
