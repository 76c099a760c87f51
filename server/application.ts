/*
 * What the server can do, as one list: every act and every answer that the contract (`schema/api`) maps. Resolvers reach the domain by
 * the `app` of their context alone, which is this module; the contract knows it for its types only, so that nothing of the server is
 * needed to print the schema.
 */

/** All of this list, as the context of a request carries it. */
export type Application = typeof import('./application.ts');

// Who asks, and how a change is carried out
export { once } from './platform/idempotency/steps.ts';
export {
  alarmScope,
  apiKeyScope,
  applicantScope,
  asApplicant,
  asProvider,
  asSecretKey,
  asStaff,
  assertDuty,
  authorityMessageScope,
  auditScope,
  authenticationScope,
  authorityNoticeScope,
  callerAs,
  filingScope,
  inspectedScope,
  inspectionScope,
  ipRangeScope,
  legalHoldScope,
  materialScope,
  mayReveal,
  noteScope,
  phoneOf,
  phraseScope,
  recordScope,
  rolesOf,
  serverScope,
  staffScope,
  subjectScope,
  tenantScope,
  webhookDeliveryScope,
  webhookEndpointScope,
  websiteScope,
} from './platform/tenancy/access.ts';
export { auditeeOf } from './platform/tenancy/audit.ts';
export { standingTopic } from './platform/tenancy/standing-events.ts';
export { stillStands } from './platform/tenancy/standing.ts';
export { carryOut } from './platform/unit-of-work.ts';

// What a provider administers
export { productsOf, setProducts } from './filing/draft/server/products.ts';
export { regionsOf, setRegions } from './filing/draft/server/regions.ts';
export { obstaclesOfEach } from './filing/draft/server/terms.ts';
export { registerServers, updateServer } from './filing/draft/server/register.ts';
export { issueServiceCodes } from './filing/draft/server/service-codes.ts';
export { missingNotices } from './platform/calendar/in-force.ts';
export { setHook } from './platform/hooks/settings.ts';
export { knownOf } from './platform/tenancy/key-scopes.ts';
export { createKey, keyState, revokeKey, rollKey, workingKeys } from './platform/tenancy/keys.ts';
export { allowOrigin, originsOf, removeOrigin } from './platform/tenancy/origins.ts';
export { updateApplicant } from './platform/tenancy/applicants.ts';
export { metadataFor, metadataScope } from './platform/tenancy/metadata.ts';
export { keepSessionData, sessionMetadata, sessionPrefill } from './platform/tenancy/session-data.ts';
export { endAllSessions, endSessionsOf } from './platform/tenancy/session-ends.ts';
export { changeSettings } from './platform/tenancy/settings.ts';
export { removeStaff, restoreStaff } from './platform/tenancy/staff.ts';
export { assertCallable } from './platform/outgoing/target.ts';
export { answersTo, type Answer } from './platform/webhooks/answers.ts';
export { replayDelivery, testEndpoint } from './platform/webhooks/by-hand.ts';
export { createEndpoint, deleteEndpoint, updateEndpoint } from './platform/webhooks/endpoints.ts';

// The rules of the provinces
export { rulesOf } from './filing/provinces/rules-of.ts';
export { children, nameOf, placeInWords, placeNamed } from './filing/provinces/divisions.ts';
export { fieldRules } from './filing/provinces/field-rules.ts';
export { notesFor } from './filing/provinces/notes.ts';
export { equalityFor, provinceRules } from './filing/provinces/rules.ts';

// Finding filings
export { filingsMatching } from './filing/search/find.ts';
export { reviewsBegunBefore } from './filing/review/review-clock.ts';

// The draft: type, server, password, details, papers, photo
export { beginElectronicVerification, recordLiveness } from './filing/draft/electronic/challenge.ts';
export { commitmentUnder, textOf, type Commitment } from './filing/provinces/commitment.ts';
export { signCommitment } from './filing/draft/electronic/sign.ts';
export { isOffered } from './filing/draft/papers/form-ways.ts';
export { grantConsent } from './filing/draft/consent/grant.ts';
export { hashOf, textsFor } from './filing/draft/consent/versions.ts';
export { withdrawConsent } from './filing/draft/consent/withdraw.ts';
export { continuabilitiesOf } from './filing/draft/continuing/continuability.ts';
export { continueFiling } from './filing/draft/continuing/continue.ts';
export { prefillFiling } from './filing/draft/prefill/apply.ts';
export { assertPrefill } from './filing/draft/prefill/session.ts';
export type { SessionPrefill, TypePrefill } from './filing/draft/prefill/session.ts';
export { certificateNumberOf } from './filing/draft/details/complete.ts';
export { saveFilingDetails } from './filing/draft/details/save.ts';
export { shownDetails, shownSubject } from './filing/draft/details/shown.ts';
export { slotsOf } from './filing/draft/papers/needed.ts';
export { removeMaterial, requestMaterialUpload } from './filing/draft/papers/uploads.ts';
export { verificationFormUrl } from './filing/draft/papers/verification-form/form.ts';
export { shownReading, type ShownReading } from './filing/draft/reading/shown.ts';
export type { ReadValue } from './filing/draft/reading/stored.ts';
export { verifyFilingPassword } from './filing/draft/password.ts';
export {
  requestBackdrop,
  sendBackdrop,
  shownAddress,
  waitingBackdrops,
} from './filing/draft/photo/backdrop.ts';
export {
  captureEnd,
  captureState,
  confirmCaptureLink,
  createCaptureLink,
  endCaptureLink,
  type CaptureState,
} from './filing/draft/phone/link.ts';
export { faceDoubt } from './filing/draft/photo/face-check/doubt.ts';
export { slotsTakenOfEach } from './filing/draft/server/slots.ts';
export { verifyServer } from './filing/draft/server/verify.ts';
export { startFiling } from './filing/draft/start.ts';
export { stepsOf } from './filing/draft/steps/steps.ts';
export { determineFilingType } from './filing/draft/type/determine.ts';
export { numberOf } from './filing/draft/type/number.ts';
export { nextStepsOf, whyOf } from './filing/draft/type/reasons.ts';
export { otherTypeWarnings, warningsOf } from './filing/draft/type/warnings.ts';
export { refusalIssue } from './platform/materials/refusals.ts';
export { slotHint, slotReason } from './filing/draft/papers/slot-texts.ts';

// The order and its review
export {
  abandonFiling,
  editFiling,
  recordShipment,
  reportSmsDone,
  resubmitFiling,
  submitFiling,
  withdrawFiling,
} from './filing/draft/applicant-actions.ts';
export { heldColumn, heldText, knownBy } from './platform/privacy/columns.ts';
export { openMarks } from './platform/privacy/marks.ts';
export { sealContext } from './filing/machine/full-filing.ts';
export { updateFiling } from './filing/machine/references.ts';
export { allowedActions } from './filing/machine/machine.ts';
export { expectedByOf, isLate, legalByOf, nextExpectedOf } from './filing/machine/progress.ts';
export { sentenceOf } from './filing/machine/timeline-sentence.ts';
export { FINAL_STATES } from './filing/machine/transitions.ts';
export { claimFiling, claimNext, releaseFiling } from './filing/review/claims.ts';
export { saveDraft, type DraftSaved } from './filing/review/drafts.ts';
export { addNote, colleaguesOf, readMentions } from './filing/review/notes.ts';
export { deletePhrase, phrasesOf, savePhrase } from './filing/review/phrases.ts';
export { reviewDueBy, reviewWaitsSince } from './filing/review/review-clock.ts';
export { passReview, receiveOriginals, requestOriginals, returnFiling } from './filing/review/review.ts';
export { reportShipment } from './filing/review/shipments.ts';
export { risksOf, type Risk, type RiskKind } from './filing/review/risks/risks.ts';
export { unseenOf } from './filing/review/unseen.ts';

// What is counted of filings
export { reviewForecast, type ReviewForecast } from './filing/review/forecast.ts';
export { filingStatistics } from './filing/statistics/read.ts';

// The hand-over, and what the authority says
export { readCodeBook } from './authority/connector/storing/code-tables.ts';
export { openNotice } from './authority/connector/storing/notices.ts';
export { accountsOf, faultText, holdUpOf, retryHandOver } from './filing/handover/holding.ts';
export { messagesLike, type ArchiveFilter } from './filing/handover/archive.ts';
export { messageText } from './filing/handover/message-text.ts';
export { postToAuthority } from './filing/draft/papers/posting.ts';
export { automaticResendAt, resendFrom, smsAdvice } from './filing/handover/sms-advice.ts';
export {
  acknowledgeAside,
  examineAccount,
  reopenAside,
  restAccount,
  resumeStopped,
  retryHeld,
  rotateSecrets,
  setAccount,
  setSequence,
  settleUpload,
} from './filing/handover/operating.ts';
export { standingOf, standingsOf } from './filing/handover/standing.ts';

// Registers (数据核验)
export { dataChecksOf, recheckData, setDataCheck } from './filing/draft/data-checks/setting.ts';

// Campaigns (专项核查)
export {
  closeInspection,
  recordInspectionResult,
  reportInspectionMended,
  startInspection,
  titleOf,
} from './filing/after/inspections/campaigns.ts';
export {
  figuresOf,
  shownFaults,
  type InspectionFigures,
  type ShownFault,
} from './filing/after/inspections/shown.ts';
export { readRule } from './filing/after/inspections/rule.ts';

// What needs a person
export { commandOf, wordsOf } from './watch/alarms.ts';
export { whoseOf } from './watch/standing.ts';

// After the filing: records, cancelling, duties, notices
export { performAct, performActFor } from './filing/after/acts/acts.ts';
export { recheckAnswer, unfiledSiteAnswer } from './filing/after/acts/answers.ts';
export { rangeChange, rangesFiling, rangesRemoval } from './filing/after/addresses/file-ranges.ts';
export { rangeOpinion, saidOfRange } from './filing/after/addresses/details.ts';
export { accessChange } from './filing/after/acts/change-access.ts';
export { deregistration } from './filing/after/acts/deregister.ts';
export { actOpinion, mendBy } from './filing/after/acts/website-acts.ts';
export { storedScans } from './filing/after/acts/scans.ts';
export { answerBy } from './filing/after/acts/due.ts';
export { cancelAccess, cancellationWarnings } from './filing/after/cancelling/cancel.ts';
export { codeNeeds } from './filing/after/cancelling/code-need.ts';
export { requestCancellationCode } from './filing/after/cancelling/request-code.ts';
export { cancellationOf } from './filing/after/cancelling/standing.ts';
export { refusalWords } from './filing/after/cancelling/ways-on.ts';
export { strayNotice, lastLook } from './filing/after/domains/notice.ts';
export { aftermathOf } from './filing/after/duties.ts';
export { noticesAboutEach } from './filing/after/notices/about-own.ts';
export {
  assignNotice,
  markNotice,
  newestFilingsAbout,
  noticesLike,
  severityOf,
  targetsOf,
  type NoticeSeverity,
} from './filing/after/notices/handling.ts';
export { claimFilingRecord } from './filing/after/records/claim.ts';
export { importFilingRecords } from './filing/after/records/import.ts';
export { moveSubject } from './filing/after/records/move.ts';

// What is kept, for how long, and what is deleted
export {
  linkProviderExport,
  partLinks,
  providerExportOf,
  startProviderExport,
} from './custody/export/job/standing.ts';
export { linkToExport } from './custody/export/link.ts';
export { deleteSubject, deletionOf } from './custody/deletion/delete.ts';
export { holdReason, liftHold, placeHold, standingHolds } from './custody/retention/holds.ts';
export { periodsOf, setPeriods } from './custody/retention/periods.ts';

// Looking at personal data
export { sessionOf, writeBearer } from './platform/looks/bearer.ts';
export { LINK_SECONDS, lookAs, mayGetLink } from './platform/looks/looks.ts';
export { beginLook, openReason, reasonsOf } from './platform/looks/reasons.ts';

// The rehearsal
export { mailboxUrl } from './rehearsal/mailbox/page.ts';
export { enterSmsCode, phoneMessages } from './rehearsal/mailbox/phone.ts';

// What they take and give.
export type { Deletion } from './custody/deletion/delete.ts';
export type { ExportStanding, PartLink } from './custody/export/job/standing.ts';
export type { Kept, KeptReason } from './custody/deletion/kept.ts';
export type { Period } from './custody/retention/periods.ts';
export type { BookRow } from './authority/code-book.ts';
export type { Check } from './authority/connector/examining.ts';
export type { CodedTable } from './authority/protocol/documents/rules/codes.ts';
export type { CodeNeed } from './filing/after/cancelling/code-need.ts';
export type { Cancellation } from './filing/after/cancelling/standing.ts';
export type { DomainLook } from './filing/after/domains/look.ts';
export type { WebsiteLook } from './filing/after/domains/notice.ts';
export type { Aftermath, SiteAftermath } from './filing/after/duties.ts';
export type { About, OwnNotice } from './filing/after/notices/about-own.ts';
export type { NoticeTarget } from './filing/after/notices/handling.ts';
export type { RowReport } from './filing/after/records/import.ts';
export type { ConsentText } from './filing/draft/consent/versions.ts';
export type { CarriedOver } from './filing/draft/details/carry-over.ts';
export type { Asked, Continuability } from './filing/draft/continuing/continuability.ts';
export type { AddressPlaces } from './filing/draft/details/places.ts';
export type { BackdropAddress } from './filing/draft/photo/backdrop.ts';
export type { Product } from './filing/draft/server/products.ts';
export type { Region } from './filing/draft/server/regions.ts';
export type { Step } from './filing/draft/steps/steps.ts';
export type { StepGroup, StepKey, StepStatus } from './filing/draft/steps/table.ts';
export type { DeterminedSite } from './filing/draft/type/sites.ts';
export type { HoldUp } from './filing/handover/holding.ts';
export type { PostToAuthority } from './filing/draft/papers/posting.ts';
export type { Standing } from './filing/handover/standing.ts';
export type { FilingAction } from './filing/machine/transitions.ts';
export type { Division } from './filing/provinces/divisions.ts';
export type { RuleNote } from './filing/provinces/notes.ts';
export type { ProvinceRules } from './filing/provinces/rules.ts';
export type { Remark } from './filing/draft/steps/remarks.ts';
export type { Grouping, Statistics, StatisticsGroup } from './filing/statistics/read.ts';
export type { Stays, StateTally, Tally } from './filing/statistics/tally.ts';
export type { ShipmentProblem } from './filing/review/shipments.ts';
export type { Unseen } from './filing/review/unseen.ts';
export type { Claim } from './platform/idempotency/claim.ts';
export type { MaterialSlot } from './filing/draft/papers/slots.ts';
export type { LookReasonCode } from './platform/looks/reasons.ts';
export type { HeldColumn } from './platform/privacy/columns.ts';
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
export type { Metadata, MetadataChange } from './platform/tenancy/metadata.ts';
export type { MintedSession } from './platform/tenancy/sessions.ts';
export type { Idempotency, Outcome, Work } from './platform/unit-of-work.ts';
export type { Services } from './services.ts';
export type { CountedAs } from './platform/events/listeners.ts';
export type { Quota } from './platform/limits/limits.ts';
export type { PhoneMessage } from './rehearsal/mailbox/phone.ts';
