// Names for what the service answers to the desk. Each stands for a part of the generated types.
import type {
  AuditRowFieldsFragment,
  DeskBackdropsQuery,
  DeskCountsQuery,
  DeskFilingFieldsFragment,
  DeskMessagesQuery,
  DeskNoticesQuery,
  DeskRevealQuery,
  DeskViewerFieldsFragment,
  FaceCheckState,
  FilingAction,
  NoticeFieldsFragment,
  QueueRowFieldsFragment,
  SendBackdropInput,
} from '../../schema/client/operations.ts';

type Entry<List extends readonly unknown[]> = List[number];
type Row<Page extends { readonly edges: readonly { readonly node: unknown }[] }> = NonNullable<
  Entry<Page['edges']>['node']
>;

/** Who the session belongs to; the API lets only a reviewer (初审人员) see the queue. */
export type DeskViewer = DeskViewerFieldsFragment;

/** A line of the queue; personal data in it is masked. */
export type QueueRow = QueueRowFieldsFragment;
/** A website whose domains no longer point to the provider. */
export type StraySite = Row<DeskCountsQuery['strays']>;

/** A filing as its reviewer sees it. */
export type DeskFiling = DeskFilingFieldsFragment;
export type DeskSlot = Entry<DeskFiling['materialSlots']>;
export type DeskMaterial = Entry<DeskFiling['materials']>;
export type DeskReview = Entry<DeskFiling['reviews']>;
/** When it is the reviewer's turn. */
export type Waiting = Pick<DeskFiling, 'waitingSince' | 'reviewDueBy'>;
/** The details in clear. */
export type DeskDetails = NonNullable<DeskRevealQuery['filing']>['details'];
/** What was read of a paper, masked or in clear. */
export type PaperReading = NonNullable<DeskMaterial['reading']>;
/** What the face service may say against a photo. */
export type FaceDoubt = Exclude<FaceCheckState, 'WAITING' | 'SAME'>;

/** What a reviewer may decide. */
export type Decision = Extract<
  FilingAction,
  'RETURN' | 'PASS' | 'REQUEST_ORIGINALS' | 'RECEIVE_ORIGINALS' | 'REPORT_SHIPMENT' | 'RETRY_HAND_OVER'
>;

/** Somebody who waits for the provider's backdrop (幕布). */
export type BackdropRow = Row<DeskBackdropsQuery['waitingBackdrops']>;
/** Where a backdrop is posted to. */
export type Address = NonNullable<BackdropRow['to']>;
/** What is noted about a parcel. */
export type Parcel = Omit<SendBackdropInput, 'filingId'>;

/** An entry of the audit. */
export type AuditRow = AuditRowFieldsFragment;

/** An entry of one of the authority's lists; what it says stays sealed until somebody looks. */
export type NoticeRow = NoticeFieldsFragment;
/** A message exchanged with the authority. */
export type MessageRow = Row<DeskMessagesQuery['authorityMessages']>;
/** How the provider's account with the authority stands. */
export type Standing = DeskNoticesQuery['authorityAccount'];
