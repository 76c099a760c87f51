import type { IssueCode } from '../../../../schema/rules/issue.ts';
import { issue } from '../../../../schema/rules/issue.ts';
import { NotFound, OrderInProgress, ValidationFailure } from '../../../../schema/rules/failures.ts';
import type { Services } from '../../../services.ts';
import { subjectScope } from '../../../platform/tenancy/access.ts';
import type { ApplicantActor } from '../../../platform/tenancy/actor.ts';
import { carryOut, type Idempotency } from '../../../platform/unit-of-work.ts';
import { answerFor, keepAnswer } from '../type/determine.ts';
import { whyOf } from '../type/reasons.ts';
import { sealContext } from '../../machine/full-filing.ts';
import { placeToday } from '../../provinces/divisions.ts';
import { provinceRules } from '../../provinces/rules.ts';
import { startFiling } from '../start.ts';
import { continuabilityOf } from './continuability.ts';

export type ContinueInput = { subjectId: string; domains: string[] };

/** Why the domains of a continued access lead elsewhere, beside the field they were typed in. */
const refused = (why: IssueCode): ValidationFailure => new ValidationFailure([issue(['domains'], why)]);

const PLACE: readonly string[] = ['province', 'city', 'county'];

/** The place of the subject is not typed here: what is wrong with it is put right by the type check, which sets it anew. */
function asOfSubject(error: unknown): never {
  if (!(error instanceof ValidationFailure)) throw error;
  throw new ValidationFailure(
    error.issues.map((one) => {
      if (!PLACE.includes(one.path[0] ?? '')) return one;
      return one.code === 'PROVINCE_OF_NUMBER'
        ? issue(['subjectId'], 'SUBJECT_PROVINCE_WRONG', one.params)
        : issue(['subjectId'], 'SUBJECT_PLACE_WRONG');
    }),
  );
}

/**
 * Opens an access of further sites for a subject filed here (继续接入备案): its data is carried over and stays as it is.
 * @throws NotFound for a subject of somebody else; OrderInProgress while the subject has an open order; ValidationFailure
 * when the domains lead to another filing
 */
export async function continueFiling(
  services: Services,
  actor: ApplicantActor,
  input: ContinueInput,
  idempotency: Idempotency | null,
): Promise<{ filingId: string }> {
  const { prisma } = services.database;
  const subject = await prisma.subject.findFirst({
    where: { AND: [{ id: input.subjectId }, subjectScope(actor)] },
  });
  if (!subject) throw new NotFound('subject');
  const rules = provinceRules(subject.province, await services.clock.now(actor));
  const { obstacle, openFilingId, why } = await continuabilityOf(prisma, subject, rules);
  if (obstacle === 'ORDER_IN_PROGRESS') throw new OrderInProgress('CERTIFICATE', openFilingId);
  if (why) throw new ValidationFailure([issue(['subjectId'], why)]);
  const sealer = await services.privacy.forProvider(actor.providerId);
  const { certificateNumber } = sealer.open<{ certificateNumber: string }>(
    subject.personal,
    sealContext(subject.id, 'subject'),
  );
  const { province, city, county } = placeToday(subject);
  const answer = await answerFor(services, actor, {
    province,
    city,
    county,
    nature: subject.nature,
    certificateType: subject.certificateType,
    certificateNumber,
    domains: input.domains,
  }).catch(asOfSubject);
  if (answer.otherType !== null)
    throw refused(whyOf({ row: answer.decision.row, otherType: answer.otherType }));
  return carryOut(services, actor, idempotency, async (work) => {
    const determinationId = await keepAnswer(work, answer);
    return startFiling(work, { determinationId });
  });
}
