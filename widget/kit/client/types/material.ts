import type { StepKey } from './codes.ts';

export type MaterialKind =
  | 'SUBJECT_CERTIFICATE'
  | 'SUBJECT_PERSON_CERTIFICATE_FRONT'
  | 'SUBJECT_PERSON_CERTIFICATE_BACK'
  | 'WEBSITE_PERSON_CERTIFICATE_FRONT'
  | 'WEBSITE_PERSON_CERTIFICATE_BACK'
  | 'VERIFICATION_FORM'
  | 'VERIFICATION_PHOTO'
  | 'AUXILIARY'
  | 'DOMAIN_CERTIFICATE'
  | 'RESIDENCE_PERMIT'
  | 'AUTHORISATION_LETTER'
  | 'PRE_APPROVAL'
  | 'HANDHELD_PHOTO'
  | 'DOMAIN_HOLDER_PROOF'
  | 'DOMAIN_CONFIRMATION_SHEET'
  | 'COMMITMENT_LETTER'
  | 'DUTY_NOTICE'
  | 'NETWORK_PLAN'
  | 'PARTY_LETTER'
  | 'STAFFING_OFFICE_PROOF'
  | 'PHONE_BILLS'
  | 'AGE_PROOF'
  | 'ACCESS_SHEET'
  | 'CHANGE_PROOF';

/** What the provider's face service says of a photo beside the identity card (人脸比对). */
export type FaceCheckView = {
  state: 'WAITING' | 'SAME' | 'DIFFERENT' | 'NO_FACE' | 'SEVERAL_FACES' | 'UNSURE' | 'UNAVAILABLE';
  /** From 0 to 1. */
  score: number | null;
  askedAt: string | null;
};

/** An uploaded file (资料). */
export type MaterialView = {
  id: string;
  kind: MaterialKind;
  websiteId: string | null;
  status: 'AWAITING' | 'STORED' | 'REFUSED' | 'REMOVED';
  refusal: string | null;
  refusalMessage: string | null;
  contentType: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  previewUrl: string | null;
  storedAt: string | null;
  /** `null` where nothing is compared. */
  faceCheck: FaceCheckView | null;
};

/** A place for a file that this filing needs, and why. */
export type MaterialSlotView = {
  kind: MaterialKind;
  websiteId: string | null;
  required: boolean;
  reason: string;
  hint: string | null;
  maxBytes: number;
  minBytes: number;
  /** Pixels. */
  minLongSide: number;
  minShortSide: number;
  /** Media types. */
  formats: string[];
  step: StepKey;
};

/** Where to PUT the bytes of one file. */
export type UploadTarget = {
  url: string;
  method: string;
  headers: { name: string; value: string }[];
  expiresAt: string;
};
