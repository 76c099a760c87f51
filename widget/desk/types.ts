// Names for what the service answers to the desk. Each stands for a part of the generated types.
import type {
  AuditRowFieldsFragment,
  DeskAccountsQuery,
  DeskAlarmsQuery,
  DeskBackdropsQuery,
  DeskCountsQuery,
  DeskFilingFieldsFragment,
  DeskMessagesQuery,
  DeskNoticesQuery,
  DeskReasonsQuery,
  DeskRemarksQuery,
  DeskRegistersQuery,
  DeskRevealQuery,
  DeskRisksQuery,
  DeskSitesQuery,
  DeskTeamQuery,
  DeskViewerFieldsFragment,
  FaceCheckState,
  FilingAction,
  HolderFieldsFragment,
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

/** Who works on a filing (领取). */
export type Holder = HolderFieldsFragment;

/** A filing as its reviewer sees it. */
export type DeskFiling = DeskFilingFieldsFragment;
export type DeskSlot = Entry<DeskFiling['materialSlots']>;
export type DeskMaterial = Entry<DeskFiling['materials']>;
export type DeskReview = Entry<DeskFiling['reviews']>;
/** When it is the reviewer's turn. */
export type Waiting = Pick<DeskFiling, 'waitingSince' | 'reviewDueBy'>;
/** The details in clear. */
export type DeskDetails = NonNullable<DeskRevealQuery['filing']>['details'];
/** Something to be known of a filing before it is passed. */
export type DeskRisk = Entry<NonNullable<NonNullable<DeskRisksQuery['filing']>['risks']>>;
/** A question to a register, and its answer. */
export type RegisterCheck = Entry<NonNullable<DeskRegistersQuery['filing']>['dataChecks']>;
/** What was read of a paper, masked or in clear. */
export type PaperReading = NonNullable<DeskMaterial['reading']>;
/** What the face service may say against a photo. */
export type FaceDoubt = Exclude<FaceCheckState, 'WAITING' | 'SAME'>;

/** What a reviewer may decide. */
export type Decision = Extract<
  FilingAction,
  'RETURN' | 'PASS' | 'REQUEST_ORIGINALS' | 'RECEIVE_ORIGINALS' | 'REPORT_SHIPMENT' | 'RETRY_HAND_OVER'
>;

/** What colleagues noted on a filing, and who they are. */
export type FilingNote = Entry<NonNullable<DeskRemarksQuery['filing']>['notes']>;
export type Colleague = Entry<DeskTeamQuery['colleagues']>;
export type OwnPhrase = Entry<DeskTeamQuery['phrases']>;
/** A note that calls whoever is here. */
export type Mention = Entry<DeskCountsQuery['mentions']>;

/** An entry of the authority's lists that should have been answered by now. */
export type LateNotice = Row<DeskCountsQuery['late']>;

/** Somebody who waits for the provider's backdrop (幕布). */
export type BackdropRow = Row<DeskBackdropsQuery['waitingBackdrops']>;
/** Where a backdrop is posted to. */
export type Address = NonNullable<BackdropRow['to']>;
/** What is noted about a parcel. */
export type Parcel = Omit<SendBackdropInput, 'filingId'>;

/** Something that needs a person. */
export type AlarmRow = Row<DeskAlarmsQuery['alarms']>;

/** An entry of the audit. */
export type AuditRow = AuditRowFieldsFragment;

/** An entry of one of the authority's lists; what it says stays sealed until somebody looks. */
export type NoticeRow = NoticeFieldsFragment;
/** A message exchanged with the authority. */
export type MessageRow = Row<DeskMessagesQuery['authorityMessages']>;
/** How the provider's account with the authority stands. */
export type Standing = DeskNoticesQuery['authorityAccount'];

/** An account with the authority, as its operator sees it. */
export type AccountRow = Entry<DeskAccountsQuery['authorityAccounts']>;
/** A website that is served, with what was sent to the authority about it; its number is its id here. */
export type SiteRow = Row<DeskSitesQuery['websites']> & { readonly id: string };
/** A reason for a deregistration, by the authority's own table. */
export type ReasonCode = Entry<DeskReasonsQuery['authorityCodes']>;
