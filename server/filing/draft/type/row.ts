import type { OtherType } from '../../../../prisma/generated/client/enums.ts';
import type { IssueCode } from '../../../../schema/rules/issue.ts';

/** What is known about one certificate and one domain when the type of a filing is looked for 验证备案类型. */
export type Facts = {
  /** An open order holds the certificate, or the domain. */
  certificateInProgress: boolean;
  domainInProgress: boolean;
  /** The record sits on a platform that this provider ran before and has not been imported. */
  formerPlatform: boolean;
  /** The authority knows a subject with this certificate. */
  subjectAtAuthority: boolean;
  domainAtAuthority: 'THIS_SUBJECT' | 'ANOTHER_SUBJECT' | 'NONE';
  /** The subject has been filed through this provider. */
  subjectFiledHere: boolean;
  /** This provider already gives access to the domain's website. */
  domainAccessedHere: boolean;
  /** The subject has lost its last website; the authority's answer may leave it open. */
  subjectHasNoSite: boolean | 'unknown';
};

export type Result =
  | { type: 'ACCESS'; kind: 'NEW_ACCESS' | 'CONTINUED_ACCESS'; why: IssueCode; next: IssueCode }
  /** That the subject belongs to another account is no fact of the table; it is found out after it. */
  | { type: 'OTHER'; kind: Exclude<OtherType, 'OTHER_ACCOUNT'>; why: IssueCode; next: IssueCode };

export type Condition = { readonly [Fact in keyof Facts]?: Facts[Fact] };

export type Row = {
  /** Number of the row as the rule book counts it; a row may be written in several lines. */
  readonly row: number;
  /** All of these facts must hold; facts that are not named do not matter. */
  readonly when: Condition;
  readonly result: Result;
};
