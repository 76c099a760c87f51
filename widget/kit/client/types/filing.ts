import type { ApiIssue } from './errors.ts';
import type { ConsentView } from './consent.ts';
import type { FilingAction, FilingKind, FilingState, Mode } from './codes.ts';
import type { StepGroup, StepKey, StepStatus } from './codes.ts';
import type { MaterialKind, MaterialSlotView, MaterialView } from './material.ts';
import type { ProvinceRulesView } from './province.ts';
import type {
  FilingResultView,
  ReviewView,
  ShipmentView,
  SmsCheckView,
  TimelineEventView,
} from './follow.ts';

export type Product =
  | 'CLOUD_SERVER'
  | 'VIRTUAL_HOST'
  | 'LIGHT_SERVER'
  | 'ELASTIC_WEB'
  | 'SITE_BUILDER'
  | 'NAT_GATEWAY'
  | 'IPV6_TRANSLATION'
  | 'EDGE_NODE'
  | 'SHOP_PAGE';

export type Division = { code: string; name: string };

/** A province also has a name in the reader's language. */
export type Labelled = Division & { label: string };

export type StepView = {
  key: StepKey;
  group: StepGroup;
  title: string;
  status: StepStatus;
  issues: ApiIssue[];
  /** What should be known and bars nothing. */
  warnings: ApiIssue[];
};

export type ServerView = {
  id: string;
  instanceRef: string;
  product: Product;
  region: string;
  ips: string[];
  termMonths: number;
  expiresAt: string;
  slots: number;
  slotsFree: number;
};

export type FilingWebsiteView = {
  id: string;
  position: number;
  websiteNumber: string;
  filedName: string | null;
  domains: string[];
  server: ServerView | null;
  serverCheckedAt: string | null;
  result: string;
  resultCode: number | null;
  resultReason: string | null;
};

export type FilingSubjectView = {
  nature: string;
  certificateType: string;
  certificateNumberMasked: string;
  province: Labelled;
  city: Division;
  county: Division | null;
  subjectNumber: string;
};

/** A filing (接入备案订单) as the applicant's form sees it; details are fetched apart. */
export type FilingView = {
  id: string;
  kind: FilingKind;
  state: FilingState;
  version: number;
  mode: Mode;
  allowed: FilingAction[];
  subject: FilingSubjectView;
  steps: StepView[];
  websites: FilingWebsiteView[];
  materials: MaterialView[];
  materialSlots: MaterialSlotView[];
  rules: ProvinceRulesView;
  smsCheck: SmsCheckView | null;
  shipments: ShipmentView[];
  reviews: ReviewView[];
  timeline: TimelineEventView[];
  expectedBy: string | null;
  legalBy: string | null;
  /** The expected day has passed without the authority's word. */
  resultLate: boolean;
  nextExpected: string | null;
  consents: ConsentView[];
  result: FilingResultView | null;
  /** A signed link, good for some minutes. */
  /** The provider’s backdrop, asked for. */
  backdropRequest: {
    /** ASKED or SENT. */
    status: string;
    courier: string | null;
    trackingNumber: string | null;
    askedAt: string;
    sentAt: string | null;
  } | null;
  /** What goes to the authority itself. */
  postToAuthority: {
    rule: string;
    text: string;
    papers: MaterialKind[];
    withinWorkingDays: number | null;
    /** `YYYY-MM-DD` */
    dueBy: string | null;
  } | null;
  verificationFormUrl: string | null;
  /** The same as a PDF file. */
  verificationFormPdf: string | null;
  passwordVerifiedAt: string | null;
  submittedAt: string | null;
  createdAt: string;
  updatedAt: string;
};
