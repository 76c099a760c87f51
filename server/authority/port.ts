import type { Tenant } from '../platform/tenancy/actor.ts';
import type { Attachment } from './attachment.ts';
import type { ActResult, IpResult, ProviderAct, RecordAsFiled } from './acts.ts';

/**
 * One account of a tenant: the bureau it is with, by the code of its province. Empty, or left out, it is the account for all provinces
 * that have none of their own.
 */
export type AtBureau = Tenant & { readonly bureau?: string };

/** What the status query (备案状态查询, protocol §4.6) is asked by. */
export type StatusQuestion =
  | { by: 'DOMAIN'; domain: string }
  | {
      by: 'CERTIFICATE';
      /** Zjlx code of the certificate. */ certificateCode: number;
      certificateNumber: string;
    };

/** What the authority says of a domain or certificate; numbers only when filed. */
export type StatusAnswer =
  | { filed: false }
  | { filed: true; subjectNumber: string; websiteNumber: string | null; websiteName: string | null };

/** Outcome of a filing-password check (备案密码, protocol §4.7); LIMITED is code 22. */
export type PasswordVerdict = 'RIGHT' | 'WRONG' | 'LIMITED';

/** One IPv4 range, both ends included, dotted. */
export type IpRange = { first: string; last: string };

/** One new access (新增接入, XZJR) as sent. */
export type AccessUpload = {
  /** Provider's own id of this access (IspJrid), new for every hand-over. */
  accessId: bigint;
  websiteNumber: string;
  /** Fbdd codes. */
  locations: number[];
  /** Jrfs codes. */
  accessModes: number[];
  ipRanges: IpRange[];
  password: string;
  attachments: Attachment[];
};

/**
 * The authority's word on one access, with every key it may be found by; one without any decides nothing. `code` is Jgdm:
 * 1001 approved, 1002 refused, other 10xx a data error, 5xxx a fault of the whole file.
 */
export type AccessResult = {
  /** Provider's own id (IspJrid); where the word is on a new access, perhaps an id of the authority's (Wzid, Jrid). */
  accessId: bigint | null;
  websiteNumber: string | null;
  /** Number of the upload whose file was broken: the word holds for every access in it. */
  uploadSequence: bigint | null;
  /** Whether it says that it is on a new access (Czlx 3). */
  isNewAccess: boolean;
  outcome: 'APPROVED' | 'REFUSED' | 'SMS_LAPSED' | 'NOTED';
  code: number;
  /** What the authority wrote, as it is. */
  opinion: string | null;
  /** Codes of the faults of which it wrote nothing; what they mean is told in the reader's language. */
  wordless: readonly number[];
  at: Date;
};

/** A responsible person (负责人) as filed; several numbers or addresses in one field are joined by ";". */
export type FiledPerson = {
  name: string | null;
  certificateNumber: string | null;
  mobile: string | null;
  /** Office phone (Fzr_dhhm): the second number of a form. */
  landline: string | null;
  email: string | null;
};

/** Full data the authority sends after an approval (BASJ), as far as access needs it. */
export type FiledRecord = {
  subjectNumber: string;
  authoritySubjectId: bigint;
  subjectName: string;
  /** Zjlx code and number of the subject's certificate, and the address printed on it. */
  certificate: { code: number; number: string; address: string };
  /** Correspondence address (通信地址): area codes of six digits, and the rest as text. */
  mailing: { areas: string[]; street: string | null };
  /** 投资人或主管单位 */
  investor: string | null;
  person: FiledPerson;
  websites: {
    websiteNumber: string;
    authorityWebsiteId: bigint;
    name: string;
    domains: string[];
    homepage: string | null;
    person: FiledPerson;
    accesses: { authorityAccessId: bigint; providerAccessId: bigint | null; ours: boolean }[];
  }[];
  /** The whole of it under the authority's own names: a change has to say everything once more. */
  asFiled: RecordAsFiled;
};

/** A record the authority has struck off (注销数据, ZXSJ), by its own id: Ztid, Wzid or Jrid. */
export type Deregistration = { level: 'SUBJECT' | 'WEBSITE' | 'ACCESS'; authorityId: bigint };

/**
 * The authority does not end an access (取消接入). Named by its own id of the access (Jrid) or by the website; `code` is Jgdm,
 * 1002 where the bureau gave no other.
 */
export type CancellationRefusal = {
  authorityAccessId: bigint | null;
  websiteNumber: string | null;
  code: number;
  opinion: string | null;
};

/** Lists that land on the desk; what fits no record of ours lands there, too. */
export type NoticeList =
  | 'HMDLB'
  | 'FFJRHMD'
  | 'WBAWZLB'
  | 'HSRW'
  | 'HCJG'
  | 'XGTZ'
  | 'ZXSJ'
  | 'BAJG'
  | 'BASJ'
  | 'IP'
  | 'YM'
  | 'SJTB'
  | 'JCDM'
  | 'FILE';

/** An entry of a list: `key` tells entries apart and may name a person; it is stored as a blind index. */
export type NoticeEntry = {
  readonly list: NoticeList;
  readonly key: string;
  readonly data: unknown;
  /** The authority takes the entry off its list (Czlx 2 of the blacklists). */
  readonly removed?: boolean;
  /** Whom it is about, where the entry says so by number or id. */
  readonly about?: NoticeAbout;
};

export type NoticeAbout = {
  readonly kind: 'SUBJECT' | 'WEBSITE';
  readonly number: string | null;
  readonly id: bigint | null;
};

/** One row of a table of the authority (基础代码). */
export type CodeRow = {
  readonly table: string;
  readonly code: string;
  readonly name: string;
  readonly valid: boolean;
  readonly data: Readonly<Record<string, string | number>>;
};

/** One fetched and stored file with all that it says; it is acknowledged only after it has been applied. */
export type ResultFile = {
  /** Row of the message (AuthorityMessage) that holds it. */
  messageId: string;
  /** The account it came by. */
  bureau: string;
  fileName: string;
  /** When it came, on the tenant's clock. */
  at: Date;
  /** Elements it holds, e.g. `BAJG BASJ`. */
  operation: string;
  results: AccessResult[];
  records: FiledRecord[];
  deregistrations: Deregistration[];
  cancellationRefusals: CancellationRefusal[];
  /** Words on changes and on scans that were sent alone. */
  acts: ActResult[];
  /** Words on the provider's own address ranges. */
  ipResults: IpResult[];
  /** What goes to the desk, records that could not be read among it. */
  notices: NoticeEntry[];
  /** Code tables (JCDM): the names of those it brings whole, and their rows. */
  codes: { tables: string[]; rows: CodeRow[] };
  /** What is wrong with it although it is used. */
  faults: string[];
};

/** Outcome of an upload: taken (the number it went under), or not, with msg_code where the authority gave one. */
export type UploadOutcome =
  | { accepted: true; sequence: bigint }
  | { accepted: false; code: number | null; message: string; retry: boolean };

/**
 * The one door to the authority (管局). It knows no database: what it learned comes back as data, which the caller writes where
 * it belongs, in a transaction of its own. Throws `AuthorityUnavailable` when no answer came; an upload whose answer never
 * came is settled by the implementation before anything else is sent.
 */
export interface AuthorityPort {
  /** Asks the account of the province, else any: filings are known in the whole country. */
  queryStatus(tenant: Tenant, question: StatusQuestion, province?: string): Promise<StatusAnswer>;
  verifyPassword(tenant: Tenant, subjectNumber: string, password: string): Promise<PasswordVerdict>;
  submit(
    at: AtBureau,
    submission: { id: string; filingId: string },
    accesses: AccessUpload[],
  ): Promise<UploadOutcome>;
  /** Sends any other act of an access provider. The same reference is sent once, however often it is asked and by whichever account. */
  send(at: AtBureau, reference: string, act: ProviderAct): Promise<UploadOutcome>;
  /**
   * The next waiting file, stored before it is returned, or null when nothing waits. The same file comes again until it is
   * acknowledged. One that cannot be read is set aside with its reason and never returned.
   */
  poll(at: AtBureau): Promise<ResultFile | null>;
  acknowledge(at: AtBureau, fileName: string): Promise<void>;
  /** All accounts with the authority: lists and notices come by them whether or not an order waits. */
  accounts(): Promise<AtBureau[]>;
  /** Whether it is time to look for files again; says so once among all replicas. */
  isPollDue(at: AtBureau, waiting: boolean): Promise<boolean>;
  /**
   * A file that was set aside, read once more as it was stored: after a key was mended, or by a newer release.
   * @throws ProtocolFault when it still cannot be read, RangeError when it is not kept any more
   */
  reopen(tenant: Tenant, messageId: string): Promise<ResultFile>;
  /** What a kept message says, in clear; null for an unknown one, or when its content is not kept any more. */
  contentOf(tenant: Tenant, messageId: string): Promise<unknown>;
  /** Where people enter the SMS code of this province (短信核验). */
  smsPortalUrl(tenant: Tenant, province: string): string;
}
