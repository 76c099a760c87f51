import type { KnownResultCode } from '../../../../../schema/messages/codes.ts';

/**
 * What a result code says about the record it came for. `received` and `consistent` are good news on the way that decide
 * nothing. `data` can be corrected and sent again; `conflict` and `state` need the authority's records to change first;
 * `file` is a fault of the file as a whole, `setup` one of the provider's rights.
 */
export type ResultKind =
  | 'approved'
  | 'refused'
  | 'received'
  | 'consistent'
  | 'data'
  | 'conflict'
  | 'state'
  | 'file'
  | 'setup'
  | 'other';

/** Where in a filing the cause is to be looked for, when the code says it. */
export type FilingField =
  | 'subject'
  | 'subject.name'
  | 'subject.nature'
  | 'subject.certificate'
  | 'subject.address'
  | 'subject.person.name'
  | 'subject.filingNumber'
  | 'person.contact'
  | 'person.email'
  | 'person.officePhone'
  | 'person.mobile'
  | 'person.msn'
  | 'person.qq'
  | 'person.certificateNumber'
  | 'website'
  | 'website.name'
  | 'website.domain'
  | 'website.homePage'
  | 'website.languages'
  | 'website.preApprovals'
  | 'website.serviceContents'
  | 'website.filingNumber'
  | 'website.person.officePhone'
  | 'server'
  | 'server.ip'
  | 'server.accessMode'
  | 'server.location'
  | 'filing.password'
  | 'deregistration.reason'
  | 'attachment'
  | 'attachment.format'
  | 'attachment.use';

/**
 * Who can remove the cause. `provider`: our file, the settings, the provider's rights and address filing; `authority`: only
 * its own records or time, so the same is sent again later.
 */
export type Mender = 'applicant' | 'provider' | 'authority';

export interface ResultCode {
  readonly code: number;
  readonly kind: ResultKind;
  /** Absent where nothing is to be mended. */
  readonly whose?: Mender;
  readonly field?: FilingField;
}

/** A code that the interface names. Each has its meaning in the catalogue, so that it can be told in every language. */
export type KnownResult = ResultCode & { readonly code: KnownResultCode };
