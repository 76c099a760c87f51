import type { ChangeUpload } from './protocol/documents/layouts/upload/change.ts';
import type { RecheckAnswerUpload } from './protocol/documents/layouts/upload/recheck-answer.ts';
import type { UnfiledSiteAnswerUpload } from './protocol/documents/layouts/upload/unfiled-site-answer.ts';
import type { Attachment } from './attachment.ts';

/** Ends an access or a filing (取消接入, 注销网站, 注销主体); the id is the authority's own: Jrid, Wzid or Ztid. */
export type Ending = {
  readonly kind: 'CANCEL_ACCESS' | 'DEREGISTER_WEBSITE' | 'DEREGISTER_SUBJECT';
  readonly authorityId: bigint;
  /** Zxly code of the authority's own table (JCDM). */
  readonly reasonCode: number;
  readonly remark?: string;
  /** Filing password; a whole subject is not deregistered without. */
  readonly password?: string;
};

/** Changes a filing, change of access (变更接入) included: the whole subject and the touched websites. */
export type ChangeOfFiling = {
  readonly kind: 'CHANGE';
  readonly change: Omit<ChangeUpload['Bgxx'][number], 'ICPmm' | 'Fj'>;
  readonly attachments: readonly Attachment[];
  readonly password?: string;
};

/** Verification scans alone (真实性核验材料). */
export type Scans = { readonly kind: 'SCANS'; readonly attachments: readonly Attachment[] };

/** Where the unit is left out, it is the account’s own (ispId). */
type OwnUnit<T, Unit extends keyof T> = Omit<T, Unit> & Partial<Pick<T, Unit>>;

/** Answer to a re-check task (核实结果). */
export type RecheckAnswer = {
  readonly kind: 'RECHECK_ANSWER';
  readonly answers: readonly OwnUnit<RecheckAnswerUpload['Hsjgxx'][number], 'Bbdw'>[];
};

/** What was done about unfiled sites (未备案网站处理结果). */
export type UnfiledSiteAnswer = {
  readonly kind: 'UNFILED_SITE_ANSWER';
  readonly answers: readonly OwnUnit<UnfiledSiteAnswerUpload['Clxx'][number], 'Jrs'>[];
};

/** What an access provider sends besides new accesses; each goes as one file (V3.0: ZXBA, BGBA, XZHYD, HSJG, WBACLJG). */
export type ProviderAct = Ending | ChangeOfFiling | Scans | RecheckAnswer | UnfiledSiteAnswer;
