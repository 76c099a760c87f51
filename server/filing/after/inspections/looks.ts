import { z } from 'zod';
import type { PrismaClient } from '../../../../prisma/generated/client/client.ts';
import { InspectionCheck } from '../../../../prisma/generated/client/enums.ts';
import { LONG_TERM } from '../../../../schema/rules/certificate-term.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { HookFailure } from '../../../platform/hooks/hooks.ts';
import { whereReadable } from '../../../platform/privacy/cipher.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { Services } from '../../../services.ts';
import { meantDetails } from '../../draft/details/complete.ts';
import { newestApproval, type OwnedWebsite } from '../records/websites.ts';
import { LONGEST_REMARK, OUTCOMES, type Outcome, type Result } from './results.ts';

/** One website in one campaign, as its looks need it. */
export type Inspected = {
  readonly id: string;
  readonly checks: readonly InspectionCheck[];
  readonly website: OwnedWebsite;
};

/** By where its domains pointed when they were looked at last, once a day. */
const pointing = ({ pointing: found }: OwnedWebsite): Outcome => {
  if (found === null || found === 'UNKNOWN') return 'UNKNOWN';
  return found === 'HERE' ? 'PASSED' : 'FAULT';
};

/** By the certificates of the responsible persons of the order under which the site was approved. */
async function certificateTerm(
  prisma: PrismaClient,
  website: OwnedWebsite,
  { sealer, now }: { sealer: Sealer; now: Date },
): Promise<Outcome> {
  const filing = await newestApproval(prisma, website);
  const details = filing && whereReadable(() => meantDetails(sealer, filing));
  if (!details) return 'UNKNOWN';
  const filed = filing.websites.find(({ websiteNumber }) => websiteNumber === website.websiteNumber);
  const ends = [
    details.subjectPerson,
    details.websites.find(({ websiteId }) => websiteId === filed?.id)?.person,
  ].map((person) => person?.certificateUntil ?? '');
  if (ends.every((end) => end === '')) return 'UNKNOWN';
  const today = chinaDay(now);
  return ends.some((end) => end !== '' && end !== LONG_TERM && end < today) ? 'FAULT' : 'PASSED';
}

/** What only the provider's own service, or a person, can look at. */
const ASKED: readonly InspectionCheck[] = ['NAME', 'HOLDER', 'PHONE'];

const ANSWER = z.object({
  results: z
    .array(
      z.object({
        check: z.enum(InspectionCheck),
        outcome: z.enum(OUTCOMES),
        remark: z.string().max(LONGEST_REMARK).nullish(),
      }),
    )
    .max(ASKED.length),
});

type Answers = {
  readonly results: readonly Pick<Result, 'check' | 'outcome' | 'remark'>[];
  readonly away: boolean;
};

/** Asks the provider's service; a person has to look where there is none. */
async function asked(
  { hooks, log }: Pick<Services, 'hooks' | 'log'>,
  { id, checks, website }: Inspected,
  now: Date,
): Promise<Answers> {
  const wanted = checks.filter((check) => ASKED.includes(check));
  if (wanted.length === 0) return { results: [], away: false };
  const { websiteNumber, name, domains } = website;
  try {
    const answer = await hooks.call(website, 'INSPECTION', {
      id: `${id}.${chinaDay(now)}`,
      data: { inspectedWebsiteId: id, websiteNumber, name, domains, checks: wanted },
      answer: ANSWER,
    });
    const results = (answer?.results ?? []).filter(({ check }) => wanted.includes(check));
    return { results: results.map((one) => ({ ...one, remark: one.remark ?? null })), away: false };
  } catch (error) {
    if (!(error instanceof HookFailure)) throw error;
    log.warn({ event: 'inspection', inspectedWebsiteId: id, why: error.reason }, 'a check got no answer');
    return { results: [], away: true };
  }
}

/** Looks at everything that a campaign asks of a website, outside any transaction. `away`: whether a service is to be asked again. */
export async function lookAtWebsite(
  services: Pick<Services, 'hooks' | 'log' | 'database'>,
  inspected: Inspected,
  { sealer, now }: { sealer: Sealer; now: Date },
): Promise<{ results: Result[]; away: boolean }> {
  const { checks, website } = inspected;
  const { results, away } = await asked(services, inspected, now);
  const own: Answers['results'] = [
    ...results,
    ...(checks.includes('RESOLUTION')
      ? [{ check: 'RESOLUTION' as const, outcome: pointing(website), remark: null }]
      : []),
    ...(checks.includes('CERTIFICATE_TERM')
      ? [
          {
            check: 'CERTIFICATE_TERM' as const,
            outcome: await certificateTerm(services.database.prisma, website, { sealer, now }),
            remark: null,
          },
        ]
      : []),
  ];
  return { results: own.map((one) => ({ ...one, by: 'SERVICE' as const, at: now })), away };
}
