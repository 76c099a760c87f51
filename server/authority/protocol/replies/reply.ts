import type { MethodName } from '../methods.ts';
import type { PackedFile } from '../packing/pack.ts';

/** What every reply says. */
export interface Acknowledgement {
  /** `msg_code`, 0 to 999. */
  readonly code: number;
  /** `msg`, trimmed. */
  readonly message: string;
  /** `return/@version`; the schema asks for it, the specification's examples lack it. */
  readonly version?: string;
}

/** A file of a reply, still packed. */
export interface FileInfo extends PackedFile {
  /** `return_FileName`; blank where the bureau names the file only inside of its packing. */
  readonly fileName: string;
}

export interface UploadReply extends Acknowledgement {
  /** Numbers to send first, with code 14. */
  readonly missing?: readonly number[];
}

export interface DownloadReply extends Acknowledgement {
  readonly file?: FileInfo;
}

export interface PreviousUploadReply extends Acknowledgement {
  /** The last accepted upload; its file is absent before the first (number 0). */
  readonly previous?: { readonly dataSequence: number; readonly file?: FileInfo };
}

export interface FilingStatus {
  /** What was asked, where the bureau says it back. */
  readonly conditionType?: number;
  readonly condition?: string;
  /** `Bazt`: 0 filed, 1 not. */
  readonly filed: boolean;
  readonly websiteName?: string;
  readonly subjectNumber?: string;
  readonly websiteNumber?: string;
}

export interface StatusReply extends Acknowledgement {
  readonly status?: FilingStatus;
}

export interface PasswordReply extends Acknowledgement {
  /** `VerifyRes`: 0 right, 1 wrong. */
  readonly right?: boolean;
}

interface RepliesByMethod {
  readonly isp_upload: UploadReply;
  readonly isp_download: DownloadReply;
  readonly isp_downloadack: Acknowledgement;
  readonly isp_querypreviousupload: PreviousUploadReply;
  readonly isp_querybeianstatus: StatusReply;
  readonly isp_verifybamm: PasswordReply;
}

/** The reply of a method. */
export type ReplyOf<M extends MethodName> = RepliesByMethod[M];
