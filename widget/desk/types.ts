import type { FilingDetailsDraft } from '../../schema/rules/details/draft.ts';
import type { AddressPlaces } from '../kit/client/operations/details.graphql.ts';
import type { FilingKind, FilingState, Mode } from '../kit/client/types/codes.ts';
import type { Division, FilingView } from '../kit/client/types/filing.ts';
import type { ReviewView } from '../kit/client/types/follow.ts';
import type {
  FaceCheckView,
  MaterialKind,
  MaterialSlotView,
  MaterialView,
} from '../kit/client/types/material.ts';

/** Who the session belongs to. Only a reviewer (初审人员) may use the desk. */
export type DeskViewer = {
  __typename: string;
  id?: string;
  displayName?: string;
  mode: Mode;
  provider: {
    name: string;
    now: string;
    /** Years whose holidays the operator has still to import. */
    missingHolidayNotices?: readonly number[];
  };
};

/** Why personal data is looked at. */
export type LookReason = 'REVIEW' | 'APPLICANT_ASKED' | 'POSTING' | 'AUTHORITY_ASKED' | 'COMPLAINT' | 'OTHER';

/** When it is the reviewer's turn. */
export type Waiting = {
  /** Since when it waits; `null` while it is somebody else's turn. */
  waitingSince: string | null;
  /** The last day (`YYYY-MM-DD`) on which the review is in time. */
  reviewDueBy: string | null;
};

/** The worst that the face service says of a photo; `null` where nothing speaks against them. */
type Doubted = { faceDoubt: FaceDoubt | null };
export type FaceDoubt = Exclude<FaceCheckView['state'], 'WAITING' | 'SAME'>;

/** A line of the queue. */
export type QueueRow = Waiting &
  Doubted & {
    id: string;
    kind: FilingKind;
    state: FilingState;
    version: number;
    submittedAt: string | null;
    updatedAt: string;
    subject: { subjectNumber: string; nature: string; province: Division };
    websites: { filedName: string | null; domains: string[] }[];
    /** Masked: an organisation's name is public, a person's is not. */
    details: { subject: { name: string | null } };
    /** By when the authority should have decided, and whether that day has passed. */
    expectedBy: string | null;
    legalBy: string | null;
    resultLate: boolean;
    /** Held: it was passed and the authority cannot take it yet. */
    handOverFault: { at: string } | null;
  };

/** A website whose domains no longer point to the provider. */
export type StraySite = { websiteNumber: string; domains: string[] };

export type DeskDetails = FilingDetailsDraft & {
  /** 证件号码 of the subject. */
  certificateNumber: string;
  /** Where the addresses lie, in words. */
  places: AddressPlaces;
  masked: boolean;
  savedAt: string | null;
};

export type DeskSlot = MaterialSlotView & { sameAs: MaterialKind | null };
export type DeskMaterial = MaterialView & {
  /** With the face service's own words. */
  faceCheck: (FaceCheckView & { reason: string | null }) | null;
};
export type DeskReview = ReviewView & { reviewer: string | null };

/** A filing as its reviewer sees it. */
export type DeskFiling = Omit<FilingView, 'reviews' | 'materials' | 'materialSlots'> &
  Waiting &
  Doubted & {
    /** Why it is looked at in this session; `null` until that was said, and then nothing is to be seen in clear. */
    lookReason: LookReason | null;
    /** What this reviewer has still to look at before passing it; `null` when it is not under review. */
    unseen: { details: boolean; materials: { id: string }[] } | null;
    reviews: DeskReview[];
    materials: DeskMaterial[];
    materialSlots: DeskSlot[];
    details: DeskDetails;
    /** What keeps it from the authority until the provider has cured it. */
    handOverFault: { code: number | null; reason: string; at: string; retryable: boolean } | null;
    handedOverAt: string | null;
    decidedAt: string | null;
  };

/** What a reviewer may decide. */
export type Decision =
  'RETURN' | 'PASS' | 'REQUEST_ORIGINALS' | 'RECEIVE_ORIGINALS' | 'REPORT_SHIPMENT' | 'RETRY_HAND_OVER';

/** A remark on a field, on a paper, or (with an empty path) on the whole. */
export type RemarkInput = { path: string[]; message: string };
