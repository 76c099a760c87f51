import { readCodeBook } from './authority/code-book.ts';
import { openNotice } from './authority/connector/storing/notices.ts';
import { cancelAccess } from './filing/after/cancelling/cancel.ts';
import { codeNeed } from './filing/after/cancelling/code-need.ts';
import { requestCancellationCode } from './filing/after/cancelling/request-code.ts';
import { cancellationOf } from './filing/after/cancelling/standing.ts';
import { cancellationWarnings } from './filing/after/cancelling/warnings.ts';
import { refusalWords } from './filing/after/cancelling/ways-on.ts';
import { lastLook, strayNotice } from './filing/after/domains/notice.ts';
import { aftermathOf } from './filing/after/duties.ts';
import { noticesAbout } from './filing/after/notices/about-own.ts';
import { filingsAbout, markNotice, noticesLike, targetOf } from './filing/after/notices/handling.ts';
import { claimFilingRecord } from './filing/after/records/claim.ts';
import { importFilingRecords } from './filing/after/records/import.ts';
import { grantConsent } from './filing/draft/consent/grant.ts';
import { hashOf, textsFor } from './filing/draft/consent/texts.ts';
import { withdrawConsent } from './filing/draft/consent/withdraw.ts';
import { continuabilityOf } from './filing/draft/continuing/continuability.ts';
import { continueFiling } from './filing/draft/continuing/continue.ts';
import { certificateNumberOf } from './filing/draft/details/complete.ts';
import { saveFilingDetails } from './filing/draft/details/save.ts';
import { shownDetails } from './filing/draft/details/shown.ts';
import { slotsOf } from './filing/draft/papers/needed.ts';
import { removeMaterial, requestMaterialUpload } from './filing/draft/papers/uploads.ts';
import { verificationFormUrl } from './filing/draft/papers/verification-form/form.ts';
import { verifyFilingPassword } from './filing/draft/password.ts';
import {
  requestBackdrop,
  sendBackdrop,
  shownAddress,
  waitingBackdrops,
} from './filing/draft/photo/backdrop.ts';
import { faceDoubt } from './filing/draft/photo/face-check/doubt.ts';
import { regionsOf, setRegions } from './filing/draft/server/regions.ts';
import { registerServers } from './filing/draft/server/register.ts';
import { issueServiceCodes } from './filing/draft/server/service-codes.ts';
import { slotsTaken } from './filing/draft/server/slots.ts';
import { verifyServer } from './filing/draft/server/verify.ts';
import { startFiling } from './filing/draft/start.ts';
import { PHOTO_KINDS, rulesOf } from './filing/draft/steps/rules-of.ts';
import { stepsOf } from './filing/draft/steps/steps.ts';
import { determineFilingType } from './filing/draft/type/determine.ts';
import { numberOf } from './filing/draft/type/number.ts';
import { nextStepsOf, whyOf } from './filing/draft/type/reasons.ts';
import { otherTypeWarnings, warningsOf } from './filing/draft/type/warnings.ts';
import { faultText, holdUpOf, retryHandOver } from './filing/handover/holding.ts';
import { messageText } from './filing/handover/message-text.ts';
import { postToAuthority } from './filing/handover/posting.ts';
import { automaticResendAt, resendFrom, smsAdvice } from './filing/handover/sms-advice.ts';
import { standingOf } from './filing/handover/standing.ts';
import {
  abandonFiling,
  editFiling,
  recordShipment,
  reportSmsDone,
  resubmitFiling,
  submitFiling,
  withdrawFiling,
} from './filing/machine/applicant-actions.ts';
import { sealContext } from './filing/machine/full-filing.ts';
import { allowedActions } from './filing/machine/machine.ts';
import { expectedByOf, isLate, legalByOf, nextExpectedOf } from './filing/machine/progress.ts';
import { sentenceOf } from './filing/machine/timeline-texts.ts';
import { FINAL_STATES } from './filing/machine/transitions.ts';
import { children, nameOf } from './filing/provinces/divisions.ts';
import { fieldRules } from './filing/provinces/field-rules.ts';
import { notesFor } from './filing/provinces/notes.ts';
import { equalityFor, provinceRules } from './filing/provinces/rules.ts';
import { SOURCES } from './filing/provinces/sources.ts';
import { reviewDueBy, reviewWaitsSince } from './filing/review/review-clock.ts';
import { passReview, receiveOriginals, requestOriginals, returnFiling } from './filing/review/review.ts';
import { reportShipment } from './filing/review/shipments.ts';
import { unseenOf } from './filing/review/unseen.ts';
import { missingNotices } from './platform/calendar/in-force.ts';
import { setHook } from './platform/hooks/settings.ts';
import { once } from './platform/idempotency/steps.ts';
import { refusalIssue } from './platform/materials/refusals.ts';
import { slotHint, slotReason } from './platform/materials/slot-texts.ts';
import { sessionOf, writeBearer } from './platform/privacy/looks/bearer.ts';
import { LINK_SECONDS, lookAs, mayGetLink } from './platform/privacy/looks/looks.ts';
import { beginLook, openReason, reasonOf } from './platform/privacy/looks/reasons.ts';
import {
  apiKeyScope,
  asApplicant,
  asProvider,
  asSecretKey,
  asStaff,
  authorityMessageScope,
  authorityNoticeScope,
  callerAs,
  filingScope,
  materialScope,
  mayReveal,
  recordScope,
  rolesOf,
  serverScope,
  staffScope,
  subjectScope,
  tenantScope,
  webhookDeliveryScope,
  webhookEndpointScope,
} from './platform/tenancy/access.ts';
import { auditeeOf } from './platform/tenancy/audit.ts';
import { createKey, keyState, revokeKey, rollKey, workingKeys } from './platform/tenancy/keys.ts';
import { allowOrigin, originsOf, removeOrigin } from './platform/tenancy/origins.ts';
import { endAllSessions, endSessionsOf } from './platform/tenancy/session-ends.ts';
import { changeSettings } from './platform/tenancy/settings.ts';
import { removeStaff, restoreStaff } from './platform/tenancy/staff.ts';
import { standingTopic } from './platform/tenancy/standing-events.ts';
import { stillStands } from './platform/tenancy/standing.ts';
import { carryOut } from './platform/unit-of-work.ts';
import { replayDelivery, testEndpoint } from './platform/webhooks/by-hand.ts';
import { createEndpoint, deleteEndpoint, updateEndpoint } from './platform/webhooks/endpoints.ts';
import { mailboxUrl } from './rehearsal/mailbox/page.ts';

export type { BookRow } from './authority/code-book.ts';
export type { CodedTable } from './authority/protocol/documents/rules/codes.ts';
export type { CodeNeed } from './filing/after/cancelling/code-need.ts';
export type { Cancellation } from './filing/after/cancelling/standing.ts';
export type { DomainLook } from './filing/after/domains/look.ts';
export type { WebsiteLook } from './filing/after/domains/notice.ts';
export type { Aftermath, SiteAftermath } from './filing/after/duties.ts';
export type { OwnNotice } from './filing/after/notices/about-own.ts';
export type { NoticeTarget } from './filing/after/notices/handling.ts';
export type { RowReport } from './filing/after/records/import.ts';
export type { ConsentPurpose, ConsentText } from './filing/draft/consent/texts.ts';
export type { CarriedOver } from './filing/draft/continuing/carry-over.ts';
export type { Continuability } from './filing/draft/continuing/continuability.ts';
export type { AddressPlaces } from './filing/draft/details/places.ts';
export type { BackdropAddress } from './filing/draft/photo/backdrop.ts';
export type { ProductKey } from './filing/draft/server/products.ts';
export type { Region } from './filing/draft/server/regions.ts';
export type { Step } from './filing/draft/steps/steps.ts';
export type { StepGroup, StepKey, StepStatus } from './filing/draft/steps/table.ts';
export type { OtherFiling } from './filing/draft/type/row.ts';
export type { DeterminedSite } from './filing/draft/type/sites.ts';
export type { HoldUp } from './filing/handover/holding.ts';
export type { PostToAuthority } from './filing/handover/posting.ts';
export type { Standing } from './filing/handover/standing.ts';
export type { FilingAction, Party } from './filing/machine/transitions.ts';
export type { Division } from './filing/provinces/divisions.ts';
export type { RuleNote } from './filing/provinces/notes.ts';
export type { ProvinceRules } from './filing/provinces/rules.ts';
export type { Remark } from './filing/review/remark.ts';
export type { MessageStatus } from './authority/connector/messages.ts';
export type { ShipmentProblem } from './filing/review/shipments.ts';
export type { Unseen } from './filing/review/unseen.ts';
export type { Claim } from './platform/idempotency/claim.ts';
export type { MaterialKind } from './platform/materials/kinds.ts';
export type { MaterialSlot } from './platform/materials/slots.ts';
export type { LookReasonCode } from './platform/privacy/looks/reasons.ts';
export type { Sealer } from './platform/privacy/sealer.ts';
export type { CallerKind, Callers, Role } from './platform/tenancy/access.ts';
export type {
  Actor,
  ApplicantActor,
  KnownActor,
  SecretKeyActor,
  StaffActor,
  Tenant,
} from './platform/tenancy/actor.ts';
export type { IssuedKey, KeyState } from './platform/tenancy/keys.ts';
export type { MintedSession } from './platform/tenancy/sessions.ts';
export type { Idempotency, Outcome, Work } from './platform/unit-of-work.ts';
export type { Services } from './services.ts';

/**
 * What the server can do, as one list: every act and every answer that the contract (`schema/api`) maps. Resolvers reach the domain by
 * the `app` of their context alone; the contract knows this file for its types only, so that nothing of the server is needed to
 * print the schema.
 */
export const application = {
  // Who asks, and how a change is carried out
  once,
  apiKeyScope,
  asApplicant,
  asProvider,
  asSecretKey,
  asStaff,
  authorityMessageScope,
  authorityNoticeScope,
  callerAs,
  filingScope,
  materialScope,
  mayReveal,
  recordScope,
  rolesOf,
  serverScope,
  staffScope,
  subjectScope,
  tenantScope,
  webhookDeliveryScope,
  webhookEndpointScope,
  auditeeOf,
  standingTopic,
  stillStands,
  carryOut,

  // What a provider administers
  regionsOf,
  setRegions,
  registerServers,
  issueServiceCodes,
  missingNotices,
  setHook,
  createKey,
  keyState,
  revokeKey,
  rollKey,
  workingKeys,
  allowOrigin,
  originsOf,
  removeOrigin,
  endAllSessions,
  endSessionsOf,
  changeSettings,
  removeStaff,
  restoreStaff,
  replayDelivery,
  testEndpoint,
  createEndpoint,
  deleteEndpoint,
  updateEndpoint,

  // The rules of the provinces
  PHOTO_KINDS,
  rulesOf,
  children,
  nameOf,
  fieldRules,
  notesFor,
  equalityFor,
  provinceRules,
  SOURCES,

  // The draft: type, server, password, details, papers, photo
  grantConsent,
  hashOf,
  textsFor,
  withdrawConsent,
  continuabilityOf,
  continueFiling,
  certificateNumberOf,
  saveFilingDetails,
  shownDetails,
  slotsOf,
  removeMaterial,
  requestMaterialUpload,
  verificationFormUrl,
  verifyFilingPassword,
  requestBackdrop,
  sendBackdrop,
  shownAddress,
  waitingBackdrops,
  faceDoubt,
  slotsTaken,
  verifyServer,
  startFiling,
  stepsOf,
  determineFilingType,
  numberOf,
  nextStepsOf,
  whyOf,
  otherTypeWarnings,
  warningsOf,
  refusalIssue,
  slotHint,
  slotReason,

  // The order and its review
  abandonFiling,
  editFiling,
  recordShipment,
  reportSmsDone,
  resubmitFiling,
  submitFiling,
  withdrawFiling,
  sealContext,
  allowedActions,
  expectedByOf,
  isLate,
  legalByOf,
  nextExpectedOf,
  sentenceOf,
  FINAL_STATES,
  reviewDueBy,
  reviewWaitsSince,
  passReview,
  receiveOriginals,
  requestOriginals,
  returnFiling,
  reportShipment,
  unseenOf,

  // The hand-over, and what the authority says
  readCodeBook,
  openNotice,
  faultText,
  holdUpOf,
  retryHandOver,
  messageText,
  postToAuthority,
  automaticResendAt,
  resendFrom,
  smsAdvice,
  standingOf,

  // After the filing: records, cancelling, duties, notices
  cancelAccess,
  codeNeed,
  requestCancellationCode,
  cancellationOf,
  cancellationWarnings,
  refusalWords,
  strayNotice,
  lastLook,
  aftermathOf,
  noticesAbout,
  filingsAbout,
  markNotice,
  noticesLike,
  targetOf,
  claimFilingRecord,
  importFilingRecords,

  // Looking at personal data
  sessionOf,
  writeBearer,
  LINK_SECONDS,
  lookAs,
  mayGetLink,
  beginLook,
  openReason,
  reasonOf,

  // The rehearsal
  mailboxUrl,
} as const;

export type Application = typeof application;
