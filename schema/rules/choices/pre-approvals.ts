import type { Choice } from './choice.ts';

export type PreApprovalEntry = Choice & {
  /** The authority's Nrlx_id, `null` where no number was found. */
  readonly miitCode: number | null;
  /** `NATIONWIDE`; `PROVINCES`: only where the province's rules still ask for it. */
  readonly inForce: 'NATIONWIDE' | 'PROVINCES';
};

const approval = <Key extends string>(
  key: Key,
  miitCode: number | null,
  inForce: PreApprovalEntry['inForce'] = 'NATIONWIDE',
) => ({ key, miitCode, inForce });

/**
 * Pre-approvals 前置审批. Source: the ministry's web form of 2023-10 for names and numbers; provider documents of 2019
 * and 2021 for what is in force (education and health care ended nationwide but for a few provinces in 2019).
 */
export const PRE_APPROVALS = [
  approval('NEWS', 1),
  approval('PUBLISHING', 2),
  approval('EDUCATION', 3, 'PROVINCES'),
  approval('HEALTH_CARE', 4, 'PROVINCES'),
  approval('DRUGS_AND_DEVICES', 5),
  approval('BULLETIN_BOARDS', 6, 'PROVINCES'),
  approval('CULTURE', 9),
  approval('AUDIO_VISUAL', 10),
  approval('RIDE_HAILING', 11),
  approval('INTERNET_FINANCE', 13),
  approval('OFF_CAMPUS_TRAINING', 14),
  approval('RELIGION', 15),
  approval('GAMES', null),
] as const satisfies readonly PreApprovalEntry[];

export type PreApproval = (typeof PRE_APPROVALS)[number]['key'];
