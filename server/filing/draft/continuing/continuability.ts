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

type Facts = {
  open: { id: string; state: FilingState } | undefined;
  isServed: boolean;
  rules: Pick<ProvinceRules, 'continuedAccess' | 'portalUrl'>;
};

function judged({ open, isServed, rules }: Facts): Continuability {
  if (open)
    return {
      ...CONTINUES,
      canContinue: false,
      obstacle: 'ORDER_IN_PROGRESS',
      why: 'SUBJECT_HAS_OPEN_FILING',
      openFilingId: open.id,
      wayOut: wayOutOf(open.state),
    };
  if (!isServed)
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

const keyOf = (subject: Subject): string =>
  openKeyOf(subject, subject.certificateType, subject.certificateIndex);

/** What a subject is asked with: the rules of its province. */
export type Asked = { readonly subject: Subject; readonly rules: Facts['rules'] };

/**
 * Whether an access of a further site can be begun for each of several subjects (继续接入备案), and if not, why and what can be done; in
 * the order given.
 */
export async function continuabilitiesOf(
  tx: Prisma.TransactionClient,
  asked: readonly Asked[],
): Promise<Continuability[]> {
  const open = await tx.filing.findMany({
    where: { openKey: { in: asked.map(({ subject }) => keyOf(subject)) } },
    select: { id: true, state: true, openKey: true },
  });
  const served = await tx.filingRecord.findMany({
    where: {
      subjectId: { in: asked.map(({ subject }) => subject.id) },
      websites: { some: { accessSince: { not: null } } },
    },
    select: { subjectId: true },
  });
  const openBy = new Map(open.map(({ openKey, ...filing }) => [openKey, filing]));
  const servedIds = new Set(served.map(({ subjectId }) => subjectId));
  return asked.map(({ subject, rules }) =>
    judged({ open: openBy.get(keyOf(subject)), isServed: servedIds.has(subject.id), rules }),
  );
}

/** The same for one subject. */
export async function continuabilityOf(
  tx: Prisma.TransactionClient,
  subject: Subject,
  rules: Facts['rules'],
): Promise<Continuability> {
  const [answer] = await continuabilitiesOf(tx, [{ subject, rules }]);
  if (!answer) throw new Error('one subject has one answer');
  return answer;
}
