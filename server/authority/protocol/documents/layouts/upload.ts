import type { ValueOf } from '../values.ts';
import { anyOrder, maybe, one, oneOf, open, inOrder, some } from '../layout.ts';
import { id } from './parts/types.ts';
import { changeLayout } from './upload/change.ts';
import { deregistrationLayout } from './upload/deregistration.ts';
import { changedRangesLayout, deletedRangesLayout, ipRangesLayout } from './upload/ip-ranges.ts';
import { newAccessLayout } from './upload/new-access.ts';
import { newFilingLayout } from './upload/new-filing.ts';
import { newWebsiteLayout } from './upload/new-website.ts';
import { recheckAnswerLayout } from './upload/recheck-answer.ts';
import { unfiledSiteAnswerLayout } from './upload/unfiled-site-answer.ts';
import { attachment } from './parts/attachment.ts';

/** XZHYD, verification scans alone (真实性核验材料). */
const verificationScansLayout = inOrder({ Fjxx: some(attachment, 'attachment') });

/** Operations of the ICP part by element name. The schema allows several per file; the text asks for one. */
export const icpOperations = {
  XZBA: maybe(newFilingLayout, 'new filing'),
  XZWZ: maybe(newWebsiteLayout, 'add websites to a filed subject'),
  XZJR: maybe(newAccessLayout, 'add an access to a filed website'),
  BGBA: maybe(changeLayout, 'change a filing'),
  HSJG: maybe(recheckAnswerLayout, 'answer to a re-check task'),
  WBACLJG: maybe(unfiledSiteAnswerLayout, 'what was done about unfiled sites'),
  ZXBA: maybe(deregistrationLayout, 'deregister or cancel access'),
  XZHYD: maybe(verificationScansLayout, 'verification scans alone'),
} as const;

/** Operations of the IP part. */
export const ipOperations = {
  XZBA: maybe(ipRangesLayout, 'new addresses'),
  XGBA: maybe(changedRangesLayout, 'changed addresses'),
  SCBA: maybe(deletedRangesLayout, 'deleted addresses'),
} as const;

const sender = one(id, 'ispId of the sender');

/** UploadData: what the provider sends. Domain data (YM) belongs to registries and registrars. */
export const uploadLayout = oneOf({
  ICP: one(anyOrder({ ...icpOperations, Qqdwid: sender }), 'filings'),
  IP: one(anyOrder({ ...ipOperations, Qqdwid: sender }), 'addresses'),
  YM: one(open, 'domains'),
});

export type UploadContent = ValueOf<typeof uploadLayout>;

/** What a file of the ICP part holds, before its sender is put into it. */
export type IcpContent = Omit<NonNullable<UploadContent['ICP']>, 'Qqdwid'>;
/** The same of the IP part. */
export type IpContent = Omit<NonNullable<UploadContent['IP']>, 'Qqdwid'>;
/** A file of either part. */
export type PartContent =
  | { readonly part: 'ICP'; readonly content: IcpContent }
  | { readonly part: 'IP'; readonly content: IpContent };
