import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, isUnionType, type GraphQLSchema } from 'graphql';
import { projectRoot } from '../../prisma/root.ts';

/** The contract as clients have it: the committed SDL. */
export const contract: GraphQLSchema = buildSchema(
  readFileSync(join(projectRoot, 'schema/schema.graphql'), 'utf8'),
);

const ERROR_FIELDS: Readonly<Record<string, string>> = {
  ValidationError: 'issues { path code message rule }',
  InvalidStateError: 'state allowed',
  ConflictError: 'currentVersion',
  RateLimitedError: 'retryAfterSeconds',
  ServiceUnavailableError: 'retryAfterSeconds',
  OrderInProgressError: 'scope wayOut ownFilingId',
};

/** What a mutation's success is asked for where that is not a filing. */
const SUCCESSES: Readonly<Record<string, string>> = {
  determineFilingType:
    '... on AccessPossible { determinationId kind row subjectNumber sites { websiteNumber } } ... on OtherFilingType { type row why nextSteps decidedBy }',
  startFiling: '... on StartFilingSuccess { filing { id version state websites { id websiteNumber } } }',
  grantConsent:
    '... on GrantConsentSuccess { consent { purpose version grantedAt } filing { id version state } }',
  claimNextFiling: '... on ClaimNextFilingSuccess { filing { id version state } }',
  saveRemarkDraft: '... on SaveRemarkDraftSuccess { draft { id path message writer } }',
  addFilingNote: '... on AddFilingNoteSuccess { note { id text writer { id } mentions { id } } }',
  readMentions: '... on ReadMentionsSuccess { filingId }',
  savePhrase: '... on SavePhraseSuccess { phrase { id text places uses } }',
  deletePhrase: '... on DeletePhraseSuccess { id }',
  beginLook: '... on BeginLookSuccess { targetId until }',
  withdrawConsent: '... on WithdrawConsentSuccess { filing { id version state } destroyed message }',
  requestMaterialUpload:
    '... on RequestMaterialUploadSuccess { material { id status } upload { url method headers { name value } } }',
  beginElectronicVerification:
    '... on BeginElectronicVerificationSuccess { verification { id acts expiresAt takenAt signedAt } }',
  recordLiveness: '... on RecordLivenessSuccess { verification { id takenAt frames } }',
  signCommitment:
    '... on SignCommitmentSuccess { verification { id signedAt commitmentHash pdfSha256 formId } }',
  createCaptureLink: '... on CreateCaptureLinkSuccess { url captureLink { id state code endsAt } }',
  confirmCaptureLink: '... on ConfirmCaptureLinkSuccess { captureLink { id state } }',
  endCaptureLink: '... on EndCaptureLinkSuccess { captureLink { id state } }',
  createApplicantSession: '... on CreateApplicantSessionSuccess { token expiresAt applicantId }',
  createStaffSession: '... on CreateStaffSessionSuccess { token expiresAt staffId }',
  moveSubject: '... on MoveSubjectSuccess { subject { id applicant { id externalRef } } }',
  updateApplicant: '... on UpdateApplicantSuccess { applicant { id externalRef metadata } }',
  updateServer: '... on UpdateServerSuccess { server { id metadata } }',
  registerServers: '... on RegisterServersSuccess { servers { id instanceRef slotsFree } }',
  issueServiceCodes: '... on IssueServiceCodesSuccess { codes }',
  createApiKey: '... on CreateApiKeySuccess { id key hint }',
  rollApiKey: '... on RollApiKeySuccess { id key hint }',
  revokeApiKey: '... on RevokeApiKeySuccess { id }',
  allowOrigin: '... on AllowOriginSuccess { id origin }',
  removeOrigin: '... on RemoveOriginSuccess { id }',
  removeStaff: '... on RemoveStaffSuccess { id removed }',
  restoreStaff: '... on RestoreStaffSuccess { id removed }',
  revokeSessions: '... on RevokeSessionsSuccess { personId }',
  updateProvider: '... on UpdateProviderSuccess { filingPageUrl privacyPolicyUrl mainlandRanges photoKinds }',
  setProducts: '... on SetProductsSuccess { products { code name termMonths slots } }',
  setRegions: '... on SetRegionsSuccess { regions { code name area mainland } }',
  claimFilingRecord: '... on ClaimFilingRecordSuccess { subjects { id } }',
  importFilingRecords: '... on ImportFilingRecordsSuccess { reports { outcome } }',
  requestCancellationCode: '... on RequestCancellationCodeSuccess { phone resendAfterSeconds expiresAt }',
  cancelAccess: '... on CancelAccessSuccess { websiteNumber }',
  setDataCheck: '... on SetDataCheckSuccess { kind effect }',
  setProviderHook: '... on SetProviderHookSuccess { kind url secret }',
  assignAuthorityNotice: '... on AssignAuthorityNoticeSuccess { notice { id ownerId owner } }',
  answerUnfiledSite: '... on AnswerUnfiledSiteSuccess { notice { id list handledAt } }',
  answerRecheckTask: '... on AnswerRecheckTaskSuccess { notice { id list handledAt } }',
  startInspection: '... on StartInspectionSuccess { inspection { id title } }',
  closeInspection: '... on CloseInspectionSuccess { inspection { id closedAt } }',
  recordInspectionResult: '... on RecordInspectionResultSuccess { website { id state } }',
  reportInspectionMended: '... on ReportInspectionMendedSuccess { website { id state reportedAt } }',
  pauseAuthorityAccount: '... on PauseAuthorityAccountSuccess { account { id state restsSince } done }',
  resumeAuthorityAccount:
    '... on ResumeAuthorityAccountSuccess { account { id state restsSince } done replyCode problem }',
  settleAuthorityUpload: '... on SettleAuthorityUploadSuccess { account { id state } sequence }',
  setAuthoritySequence:
    '... on SetAuthoritySequenceSuccess { account { id state lastSequence } done sent uploads { sequence operation waits } }',
  rotateAuthoritySecrets:
    '... on RotateAuthoritySecretsSuccess { account { id state } done replyCode problem }',
  reopenAuthorityFile: '... on ReopenAuthorityFileSuccess { file { id status } done problem }',
  acknowledgeAuthorityFile: '... on AcknowledgeAuthorityFileSuccess { file { id status settledAt } }',
  retryHeldFilings: '... on RetryHeldFilingsSuccess { queued }',
  examineAuthorityAccount: '... on ExamineAuthorityAccountSuccess { checks { check outcome code detail } }',
  setAuthorityAccount:
    '... on SetAuthorityAccountSuccess { account { id bureau provinces } checks { check outcome code detail } }',
  fileIpRanges: '... on FileIpRangesSuccess { ranges { id first last use state waits } }',
  changeIpRange: '... on ChangeIpRangeSuccess { ranges { id first last use state waits } }',
  removeIpRanges: '... on RemoveIpRangesSuccess { ranges { id first last use state waits } }',
  changeAccess: '... on ChangeAccessSuccess { website { websiteNumber acts { id state } } }',
  sendVerificationScans:
    '... on SendVerificationScansSuccess { website { websiteNumber acts { id state } } }',
  deregister: '... on DeregisterSuccess { number }',
  markAuthorityNotice: '... on MarkAuthorityNoticeSuccess { notice { id list handledAt } }',
  createWebhookEndpoint:
    '... on CreateWebhookEndpointSuccess { endpoint { id url topics disabledAt } secret }',
  updateWebhookEndpoint:
    '... on UpdateWebhookEndpointSuccess { endpoint { id url topics disabledAt } secret }',
  deleteWebhookEndpoint: '... on DeleteWebhookEndpointSuccess { id }',
  testWebhookEndpoint:
    '... on TestWebhookEndpointSuccess { delivery { id status attemptCount lastStatus lastFailure attempts { status failure excerpt at durationMs } } }',
  replayWebhookDelivery: '... on ReplayWebhookDeliverySuccess { delivery { id status attemptCount } }',
  setRetention: '... on SetRetentionSuccess { periods { kind days isOwn } }',
  placeLegalHold: '... on PlaceLegalHoldSuccess { hold { id targetId } }',
  deleteSubject:
    '... on DeleteSubjectSuccess { subject { id certificateNumberMasked deletion { finishedAt kept { reason source until message } } } }',
  exportSubject: '... on ExportSubjectSuccess { url expiresAt }',
  startProviderExport:
    '... on StartProviderExportSuccess { export { id state subjects subjectsDone parts } }',
  linkProviderExport:
    '... on LinkProviderExportSuccess { export { id state } parts { number bytes sha256 url } expiresAt }',
  liftLegalHold: '... on LiftLegalHoldSuccess { hold { id liftedAt } }',
  advanceClock: '... on AdvanceClockSuccess { now }',
  enterSmsCode: '... on EnterSmsCodeSuccess { websiteNumbers }',
};

const capitalised = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** The document of a mutation that selects its success, and of its errors everything they say or no more than code and sentence. */
export function mutationDocument(name: string, telling: 'ALL' | 'BRIEF' = 'ALL'): string {
  const union = contract.getType(`${capitalised(name)}Result`);
  if (!isUnionType(union)) throw new Error(`${name} is no mutation with an input`);
  const errors = union
    .getTypes()
    .filter((type) => telling === 'ALL' && ERROR_FIELDS[type.name] !== undefined)
    .map((type) => `... on ${type.name} { ${ERROR_FIELDS[type.name] ?? ''} }`);
  const success = SUCCESSES[name] ?? `... on ${capitalised(name)}Success { filing { id version state } }`;
  return `mutation ($input: ${capitalised(name)}Input!) { ${name}(input: $input) { __typename ${success} ... on Error { code message } ${errors.join(' ')} } }`;
}
