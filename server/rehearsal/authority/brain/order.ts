import type { RehearsalOrderStage } from '../../../../prisma/generated/client/enums.ts';

/** PENDING until the word is out; `REFUSED_…` carries Jgdm. */
export type OrderOutcome = 'PENDING' | 'APPROVED' | 'SMS_LAPSED' | 'SMS_FAILED' | `REFUSED_${number}`;

/** An access (接入) that a provider asked for. */
export type Order = {
  /** IspJrid */
  readonly accessId: bigint;
  /** dataSequence of the upload it came with. */
  readonly sequence: bigint;
  readonly websiteNumber: string;
  readonly stage: RehearsalOrderStage;
  readonly outcome: OrderOutcome;
  readonly smsCode: string | null;
  /** Wrong ends of the certificate so far. */
  readonly smsTries: number;
  readonly smsDeadline: Date | null;
  readonly decideAt: Date | null;
  readonly receivedAt: Date;
};
