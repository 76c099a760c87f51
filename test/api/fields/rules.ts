/** Who is asked: the applicant whose it is (A), a lead of the provider's review who has said why (R), the provider's key (K). */
export type Letter = 'A' | 'R' | 'K';

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/**
 * Of each type who gets to see what is of it by the shortest way there. A type that stands nowhere fails the test. What an applicant
 * sees of campaigns by its own websites, process/inspections.test.ts holds.
 */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  ARK: words(`AddressPlaces Applicant BackdropRequest CancellationCode City Consent ConsentText Continuation Division Filing
    FilingConnection FilingDetails FilingEdge FilingRecord FilingResult FilingSubject FilingWebsite Material MaterialSlot OwnNotice Person
    Province ProvinceRules RateLimit Remark Review RuleNote Server ServerConnection ServerEdge Shipment SmsCheck Step Subject
    SubjectConnection ElectronicVerification SubjectDetails SubjectEdge TimelineEvent Website WebsiteAct WebsiteConnection WebsiteDetails WebsiteEdge WebsiteLook`),
  RK: words(`AccessRecord AccessRecordConnection AccessRecordEdge Alarm AlarmConnection AlarmEdge ApplicantConnection ApplicantEdge AuditEvent AuditEventConnection
    AuditEventEdge AuthenticationRecord AuthenticationRecordConnection AuthenticationRecordEdge AuthorityAccount AuthorityCode
    AuthorityMessage AuthorityMessageConnection AuthorityMessageEdge AuthorityNotice AuthorityNoticeConnection AuthorityNoticeEdge ReviewForecast ReviewForecastDay
    InspectedWebsite InspectionFault InspectedWebsiteConnection InspectedWebsiteEdge Inspection InspectionConnection InspectionEdge InspectionFaultCount InspectionFigures
    AuthorityNoticeTarget FilingStatistics FilingStatisticsGroup FilingTally FirstPassStatistics IpRange IpRangeConnection IpRangeEdge PageInfo StateStatistics
    StayStatistics Phrase`),
  K: words(`AllowedOrigin ApiKey ApiKeyConnection ApiKeyEdge KeyViewer LegalHold LegalHoldConnection LegalHoldEdge Product Region RetentionPeriod StaffMember StaffMemberConnection StaffMemberEdge WebhookDelivery WebhookDeliveryConnection WebhookDeliveryEdge WebhookEndpoint
    WebhookEndpointConnection WebhookEndpointEdge`),
  A: words('ApplicantViewer CaptureLink ViewerProvider'),
  AR: words('BackdropAddress'),
  R: words('BackdropRequestConnection Colleague FaceCheck RemarkDraft StaffViewer Unseen'),
};

/** The fields that are for others than their type is. */
const FIELDS: Readonly<Record<string, string>> = {
  'Applicant.metadata': 'RK',
  'AuthorityMessage.content': 'R',
  'AuthorityNotice.content': 'R',
  'BackdropRequest.to': 'AR',
  'FaceCheck.state': 'ARK',
  'Filing.allowed': 'AR',
  'Filing.captureLink': 'A',
  'Filing.claim': 'RK',
  'Filing.dataChecks': 'RK',
  'Filing.lookReason': 'R',
  'Filing.metadata': 'RK',
  'Filing.notes': 'R',
  'Filing.remarkDrafts': 'R',
  'Filing.risks': 'R',
  'Filing.unseen': 'R',
  'Filing.verificationFormUrl': 'AR',
  'FilingSubject.certificateNumber': 'A',
  'Material.previewUrl': 'AR',
  'Server.metadata': 'RK',
  'Server.price': 'K',
};

/** Types of which the world of this test has nothing: each is about something that has gone on for long, or wrong. */
export const NOTHING_OF: readonly string[] =
  words(`BackdropRequestEdge Cancellation CarriedOver Commitment DataCheck DataCheckPolicy DeletionKept DomainLook FilingClaim FilingNote FilingRisk HandOverFault Issue PaperReading PictureBox PostToAuthority PreApproval ProviderExport
    ReadDifference ReadField
    RefusalReason RehearsalText RetentionPurge ReturnReason SessionPrefill SiteResult SubjectDeletion ValidationError
    WebhookAttempt`);

/** Fields that have no value in the world of this test, for whoever asks. */
export const WITHOUT_VALUE: readonly string[] =
  words(`AccessRecord.filingId InspectedWebsite.mendedAt Inspection.closedAt AuthorityMessage.code AccessRecord.note Alarm.clearedAt ApiKey.expiresAt ApiKey.revokedAt ApplicantViewer.prefill AuditEvent.filingId AuditEvent.hash
    AuditEvent.note AuditEvent.position AuthenticationRecord.keyId AuthenticationRecord.network AuthorityAccount.code
    AuthorityAccount.pausedUntil AuthorityAccount.provinces AuthorityAccount.reason AuthorityAccount.restsSince AuthorityAccount.since AuthorityMessage.settledAt AuthorityCode.province AuthorityMessage.fileName
    AuthorityMessage.operation AuthorityMessage.reason AuthorityMessage.sequence AuthorityMessage.text
    AuthorityNotice.answerBy AuthorityNotice.handledAt AuthorityNotice.handledBy AuthorityNotice.owner AuthorityNotice.ownerId BackdropRequest.courier BackdropRequest.sentAt BackdropRequest.trackingNumber
    BackdropRequestConnection.edges CancellationCode.phone Consent.withdrawnAt Continuation.portalUrl FaceCheck.askedAt
    FaceCheck.score Filing.claim Filing.commitment Filing.dataChecks Filing.expectedBy Filing.externalRef Filing.handOverFault Filing.legalBy Filing.postToAuthority Filing.risks
    FilingDetails.carriedOver FilingDetails.prefilledFields FilingResult.sites
    FilingTally.refusals FilingTally.returnReasons FirstPassStatistics.rate KeyViewer.scopes LegalHold.liftedAt Material.reading
    LegalHold.until Material.refusal Material.refusalMessage Person.remark ProvinceRules.ifDifferent
    ProvinceRules.mustEqualOriginal Remark.path RetentionPeriod.lastPurge Shipment.courier Shipment.problem
    Server.obstacles Shipment.receivedAt Shipment.sentAt Shipment.trackingNumber SmsCheck.automaticResendAt SmsCheck.phoneMasked
    StaffMember.removedAt Step.warnings Subject.deletion SubjectDetails.certificateDivision SubjectDetails.mailingDivision
    SubjectDetails.remark ViewerProvider.filingPageUrl ViewerProvider.missingHolidayNotices
    ViewerProvider.privacyPolicyUrl ViewerProvider.rehearsalMailUrl WebhookDelivery.attempts WebhookDelivery.lastAttemptAt
    WebhookDelivery.lastFailure WebhookDelivery.lastStatus WebhookDelivery.nextAt WebhookEndpoint.disabledAt
    Website.accessCancelledAt Website.cancellation Website.name WebsiteDetails.domainHolder WebsiteDetails.preApprovals
    WebsiteDetails.remark WebsiteLook.domains WebsiteLook.notice WebsiteLook.straySince`);

/** Who may see a field; undefined where no rule says it. */
export function ruleFor(type: string, field: string): string | undefined {
  return FIELDS[`${type}.${field}`] ?? Object.entries(TYPES).find(([, types]) => types.includes(type))?.[0];
}

/** Everything that a rule is given for. */
export const RULED = { types: Object.values(TYPES).flat(), fields: Object.keys(FIELDS) };
