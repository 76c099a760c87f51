import type { FiledRecord, FiledWebsite } from './protocol/documents/layouts/download/filing-data.ts';
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

/** What of an access is to be other than it is; what is left out stays. */
export type AccessAsWanted = {
  /** Fbdd and Jrfs codes. */
  readonly locations?: readonly number[];
  readonly accessModes?: readonly number[];
  /** Dotted, both ends included. */
  readonly ranges?: readonly { readonly first: string; readonly last: string }[];
  readonly domains?: readonly string[];
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

/** A range of IPv4 addresses, both ends included, and what it is used for (分配方式 Fpfs). */
export type IpRangeFiled = {
  /** The provider's own id (IspId), and the authority's (Id), which is 0 until it is filed. */
  readonly ownId: bigint;
  readonly authorityId: bigint;
  readonly first: string;
  readonly last: string;
  readonly use: 'ALLOCATED' | 'REALLOCATED' | 'OWN' | 'RESERVED';
  readonly addressing?: 'STATIC' | 'DYNAMIC' | 'UNKNOWN' | null | undefined;
  /** `YYYY-MM-DD` */
  readonly allocatedOn?: string | null | undefined;
  /** Unit id (ispId) of the provider that a range was re-allocated to. */
  readonly allocatedTo?: number | null | undefined;
  /** Who uses an allocated range; area codes of six digits. */
  readonly user?: {
    readonly name: string;
    readonly natureCode: number;
    readonly province: string;
    readonly city: string;
    readonly county?: string | null | undefined;
    readonly street: string;
    readonly contact: string;
    readonly phone: string;
    readonly email: string;
  } | null;
};

/** New, changed or deleted address ranges (IP 地址备案). */
export type IpFiling = {
  readonly kind: 'IP_RANGES';
  readonly operation: 'XZBA' | 'XGBA' | 'SCBA';
  readonly ranges: readonly IpRangeFiled[];
};

/** The authority's word on one range, named by the provider's own id or by the authority's. */
export type IpResult = {
  readonly ownId: bigint | null;
  readonly authorityId: bigint | null;
  readonly act: 'FILE' | 'CHANGE' | 'DELETE' | null;
  readonly outcome: 'DONE' | 'REFUSED';
  /** Jgdm */
  readonly code: number;
  /** What it wrote. */
  readonly opinion: string | null;
};

/** What an access provider sends besides new accesses; each goes as one file (V3.0: ZXBA, BGBA, XZHYD, HSJG, WBACLJG; XZBA, XGBA, SCBA of IP). */
export type ProviderAct = Ending | ChangeOfFiling | Scans | RecheckAnswer | UnfiledSiteAnswer | IpFiling;

/** A record as the authority sent it (BASJ), websites by their numbers; of the accesses only this account's own. */
export type RecordAsFiled = {
  readonly subject: FiledRecord['Zt_xx'];
  readonly websites: Readonly<Record<string, FiledWebsite>>;
};

/**
 * The authority's word on a change (变更) or on scans (真实性核验材料). A change is named by an id of the authority's (Ztid) or by a
 * number, scans by the number or id of whose they are; without either nobody can tell what it is on.
 */
export type ActResult = {
  readonly kind: 'CHANGE' | 'SCANS';
  readonly authorityId: bigint | null;
  readonly number: string | null;
  readonly outcome: 'DONE' | 'REFUSED';
  /** Jgdm */
  readonly code: number;
  readonly opinion: string | null;
};
