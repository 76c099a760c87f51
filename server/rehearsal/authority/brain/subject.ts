import type { Verdict } from './verdict.ts';

/** A responsible person (负责人) as filed; the SMS check goes to `phone` and asks for the end of the certificate. */
export type Contact = {
  readonly name: string;
  readonly phone: string;
  /** Resident identity card (居民身份证), GB 11643. */
  readonly certificateNumber: string;
};

/** A website (网站) as filed. */
export type FiledWebsite = {
  /** `浙ICP备2021000001号-1` */
  readonly websiteNumber: string;
  readonly name: string;
  readonly domains: readonly string[];
  readonly contact: Contact;
  /** What becomes of an access asked for this site. */
  readonly verdict: Verdict;
  /** Every provider already gives access to it, as far as the registry is concerned. */
  readonly accessedHere?: boolean;
  readonly deregistered?: boolean;
  /** IspWzid, when this provider filed it. */
  readonly providerId?: string;
};

/** A subject (主体) as filed, with its websites. */
export type FiledSubject = {
  /** `浙ICP备2021000001号` */
  readonly subjectNumber: string;
  readonly name: string;
  /** Dwxz code, e.g. 4 enterprise, 5 individual. */
  readonly nature: number;
  /** GB/T 2260 code of the province, six digits. */
  readonly province: string;
  readonly address: string;
  /** Zjlx code and number. */
  readonly certificate: { readonly code: number; readonly number: string };
  /** Filing password (备案密码) as 32 lower-case hex characters of its MD5. */
  readonly passwordDigest: string;
  /** The limit of password checks counts as reached from the start. */
  readonly passwordLimited?: boolean;
  readonly contact: Contact;
  readonly websites: readonly FiledWebsite[];
  readonly deregistered?: boolean;
  /** IspZtid, when this provider filed it. */
  readonly providerId?: string;
};
