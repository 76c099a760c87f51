import { z } from 'zod';
import { DataCheckFault, type DataCheckKind } from '../../../../prisma/generated/client/enums.ts';
import { addDays, chinaDay } from '../../../platform/calendar/china-day.ts';
import type { Registration } from '../../../platform/domain-registry.ts';
import type { Services } from '../../../services.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import type { Due } from './settle.ts';

/** Longest words of a service that are kept. Characters. */
const LONGEST_REASON = 500;
/** A domain that ends sooner is told of: the authority refuses one that has ended, and looks days after the submission. Days. */
const DOMAIN_LASTS = 30;

const OUTCOMES = ['PASSED', 'FAULT', 'UNKNOWN'] as const;

/** Which values a kind of register may find unlike its own. */
export const FAULTS_OF = {
  SUBJECT_CHECK: ['NAME', 'CERTIFICATE_NUMBER', 'REPRESENTATIVE_NAME', 'REPRESENTATIVE_NUMBER'],
  PERSON_CHECK: ['NAME', 'CERTIFICATE_NUMBER', 'MOBILE'],
  DOMAIN_CHECK: ['HOLDER', 'REAL_NAME', 'EXPIRY', 'REGISTRATION'],
  BLACKLIST_CHECK: ['LISTED'],
} as const satisfies Record<DataCheckKind, readonly DataCheckFault[]>;

const ANSWER = z.object({
  outcome: z.enum(OUTCOMES),
  faults: z.array(z.enum(DataCheckFault)).max(10).nullish(),
  expiresOn: z.iso.date().nullish(),
  reason: z.string().max(LONGEST_REASON).nullish(),
});

export type Answer = {
  readonly state: (typeof OUTCOMES)[number];
  readonly faults: DataCheckFault[];
  readonly expiresOn: string | null;
  readonly reason: string | null;
};

/** Names of organisations are written with brackets of either width and with or without blanks. */
const alike = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** What the registry's own facts say of a domain and the subject that is to hold it. */
function judged(registration: Registration | null, holder: unknown, now: Date): Answer {
  if (!registration) return { state: 'FAULT', faults: ['REGISTRATION'], expiresOn: null, reason: null };
  const { expiresOn, held } = registration;
  const isOthers =
    registration.holder !== null &&
    typeof holder === 'string' &&
    alike(registration.holder) !== alike(holder);
  const ends = expiresOn !== null && expiresOn < addDays(chinaDay(now), DOMAIN_LASTS);
  const faults: DataCheckFault[] = [
    ...(isOthers ? (['HOLDER'] as const) : []),
    ...(held ? (['REAL_NAME'] as const) : []),
    ...(ends ? (['EXPIRY'] as const) : []),
  ];
  const isKnown = registration.holder !== null || held || ends;
  return {
    state: faults.length > 0 ? 'FAULT' : isKnown ? 'PASSED' : 'UNKNOWN',
    faults,
    expiresOn,
    reason: null,
  };
}

/**
 * Asks whoever answers a question: the provider's own service, or for a domain its registry where the provider has none.
 * Null where there is nobody. @throws HookFailure, RegistryFailure
 */
export async function answerTo(
  { hooks, registry }: Pick<Services, 'hooks' | 'registry'>,
  { tenant, filingId, now }: { tenant: Tenant; filingId: string; now: Date },
  { question: { kind, data }, check }: Due,
): Promise<Answer | null> {
  const said = await hooks.call(tenant, kind, {
    id: check.id,
    data: { dataCheckId: check.id, filingId, ...data },
    answer: ANSWER,
  });
  if (said) {
    const faults = (said.faults ?? []).filter((fault) =>
      (FAULTS_OF[kind] as readonly DataCheckFault[]).includes(fault),
    );
    return {
      state: said.outcome,
      faults: said.outcome === 'FAULT' ? faults : [],
      expiresOn: said.expiresOn ?? null,
      reason: said.reason ?? null,
    };
  }
  if (kind !== 'DOMAIN_CHECK' || !registry.has(tenant)) return null;
  return judged(await registry.registrationOf(tenant, String(data['asciiDomain'])), data['holder'], now);
}
