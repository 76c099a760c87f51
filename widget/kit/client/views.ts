// Names for what the service answers. Each stands for a part of the generated types, and none says a member of its own.
import type {
  CancellationCodeQuery,
  CaptureLinkFieldsFragment,
  ConsentTextsQuery,
  DetermineFilingTypeInput,
  DetermineFilingTypeMutation,
  DetailsFieldsFragment,
  FilingFieldsFragment,
  HomeQuery,
  MaterialFieldsFragment,
  OpeningQuery,
  RequestMaterialUploadMutation,
  RulesFieldsFragment,
  ServerFieldsFragment,
  ServersQuery,
  SubmitFilingInput,
} from '../../../schema/client/operations.ts';

type Named<Union, Name> = Extract<Union, { readonly __typename: Name }>;
type Entry<List extends readonly unknown[]> = List[number];

/** A filing (接入备案订单) as the applicant's form sees it; details are fetched apart. */
export type FilingView = FilingFieldsFragment;
export type StepView = Entry<FilingView['steps']>;
/** An issue as the API renders it, in the language of the request. */
export type ApiIssue = Entry<StepView['issues']>;
export type FilingWebsiteView = Entry<FilingView['websites']>;
export type ServerView = ServerFieldsFragment;
/** A server to choose among, with what keeps a website from being filed on it. */
export type OwnServerView = NonNullable<Entry<ServersQuery['servers']['edges']>['node']>;
/** The phone check at the authority (短信核验). */
export type SmsCheckView = NonNullable<FilingView['smsCheck']>;
/** Papers asked for by post (邮寄资料). */
export type ShipmentView = Entry<FilingView['shipments']>;
export type TimelineEventView = Entry<FilingView['timeline']>;
export type ConsentView = Entry<FilingView['consents']>;
/** The approved numbers and what follows from them. */
export type FilingResultView = NonNullable<FilingView['result']>;
export type SiteResultView = Entry<FilingResultView['sites']>;
/** An uploaded file (资料). */
export type MaterialView = MaterialFieldsFragment;
/** What the provider's face service says of a photo beside the identity card (人脸比对). */
export type FaceCheckView = NonNullable<MaterialView['faceCheck']>;
/** A hand-over of the pictures to a phone. */
export type CaptureLinkView = CaptureLinkFieldsFragment;
/** A place for a file that this filing needs, and why. */
export type MaterialSlotView = Entry<FilingView['materialSlots']>;
/** What a province asks of this kind and nature (管局规则). */
export type ProvinceRulesView = RulesFieldsFragment;
/** A rule in words, with its sources. */
export type RuleNoteView = Entry<ProvinceRulesView['notes']>;

/** Who the session belongs to. Only an applicant may use the form. */
export type ApplicantView = Named<OpeningQuery['viewer'], 'ApplicantViewer'>;
/** The words in force for one purpose. */
export type ConsentTextView = Entry<ConsentTextsQuery['consentTexts']>;
/** What a continued access took over from an approved order, and when that was. */
export type CarriedOver = NonNullable<DetailsFieldsFragment['carriedOver']>;
/** Where the addresses lie, in words. */
export type AddressPlaces = DetailsFieldsFragment['places'];

/** One of the applicant's own subjects 主体. */
export type OwnSubject = NonNullable<Entry<HomeQuery['subjects']['edges']>['node']>;
/** A filed website 网站 of the applicant's own record. */
export type OwnWebsite = Entry<Entry<OwnSubject['records']>['websites']>;
/** What a campaign 专项核查 found of it. */
export type InspectionView = Entry<OwnWebsite['inspections']>;
/** A cancellation of access 取消接入 that waits for the authority, or that it refused. */
export type CancellationView = NonNullable<OwnWebsite['cancellation']>;
/** A notice of the authority that something must be corrected 相关通知. */
export type NoticeView = Entry<OwnWebsite['notices']>;
/** An order 订单 as a line of the list. */
export type OwnFiling = NonNullable<Entry<HomeQuery['filings']['edges']>['node']>;

type NodeWithRecords = Extract<NonNullable<CancellationCodeQuery['node']>, { readonly records: unknown }>;
/** Whether cancelling needs a code texted to a phone, and if not, why. */
export type CodeNeedView = NonNullable<
  Entry<Entry<NodeWithRecords['records']>['websites']>['cancellationCode']
>;

type Determined = NonNullable<DetermineFilingTypeMutation['result']>;
export type DetermineInput = DetermineFilingTypeInput;
export type AccessPossible = Named<Determined, 'AccessPossible'>;
/** What is to be done instead of an access filing. */
export type OtherFilingType = Named<Determined, 'OtherFilingType'>;

type Uploading = NonNullable<RequestMaterialUploadMutation['result']>;
/** Where to PUT the bytes of one file. */
export type UploadTarget = Named<Uploading, 'RequestMaterialUploadSuccess'>['upload'];

/** What every change of a filing is told: which, and the version that was seen. */
export type Versioned = SubmitFilingInput;
