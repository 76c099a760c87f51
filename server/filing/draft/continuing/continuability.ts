import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import type { FilingState } from '../../../../prisma/generated/client/enums.ts';
import type { IssueCode } from '../../../../schema/rules/issue.ts';
import type { Subject } from '../../../../prisma/generated/client/client.ts';
import { openKeyOf } from '../type/facts.ts';
import { allowedActions } from '../../machine/machine.ts';
import type { ProvinceRules } from '../../provinces/rules.ts';

/** Why a subject cannot continue (继续接入 is missing on the own-filings page), and what can be done. */
export type Continuability = {
  canContinue: boolean;
  /**
   * NOT_FILED_HERE: begin with the type check instead. ORDER_IN_PROGRESS: abandon it, or wait for the authority.
   * BARRED_BY_PROVINCE: the province takes none for now, and only its authority can say more.
   */
  obstacle: 'NOT_FILED_HERE' | 'ORDER_IN_PROGRESS' | 'BARRED_BY_PROVINCE' | null;
  why: IssueCode | null;
  openFilingId: string | null;
  wayOut: 'ABANDON' | 'WITHDRAW' | 'WAIT' | 'DETERMINE' | 'ASK_AUTHORITY' | null;
  /** Where the authority is asked. */
  portalUrl: string | null;
};

const CONTINUES: Continuability = {
  canContinue: true,
  obstacle: null,
  why: null,
  openFilingId: null,
  wayOut: null,
  portalUrl: null,
};

/** An open order can be abandoned, taken back first, or only waited for: its state says which. */
const wayOutOf = (state: FilingState): Continuability['wayOut'] => {
  const allowed = allowedActions(state, 'APPLICANT');
  return allowed.includes('ABANDON') ? 'ABANDON' : allowed.includes('WITHDRAW') ? 'WITHDRAW' : 'WAIT';
};

/** Whether an access of a further site can be begun for a subject (继续接入备案), and if not, why and what can be done. */
export async function continuabilityOf(
  tx: Prisma.TransactionClient,
  subject: Subject,
  rules: Pick<ProvinceRules, 'continuedAccess' | 'portalUrl'>,
): Promise<Continuability> {
  const open = await tx.filing.findUnique({
    where: { openKey: openKeyOf(subject, subject.certificateType, subject.certificateIndex) },
    select: { id: true, state: true },
  });
  if (open)
    return {
      ...CONTINUES,
      canContinue: false,
      obstacle: 'ORDER_IN_PROGRESS',
      why: 'SUBJECT_HAS_OPEN_FILING',
      openFilingId: open.id,
      wayOut: wayOutOf(open.state),
    };
  const served = await tx.website.count({
    where: { record: { subjectId: subject.id }, accessSince: { not: null } },
    take: 1,
  });
  if (served === 0)
    return {
      ...CONTINUES,
      canContinue: false,
      obstacle: 'NOT_FILED_HERE',
      why: 'SUBJECT_NOT_FILED_HERE',
      wayOut: 'DETERMINE',
    };
  if (rules.continuedAccess.barred)
    return {
      ...CONTINUES,
      canContinue: false,
      obstacle: 'BARRED_BY_PROVINCE',
      why: 'CONTINUED_ACCESS_BARRED',
      wayOut: 'ASK_AUTHORITY',
      portalUrl: rules.portalUrl,
    };
  return CONTINUES;
}
