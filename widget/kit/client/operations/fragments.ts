import { fragment } from '../operation.ts';

export const errorFields = fragment`
  fragment ErrorFields on Error {
    __typename
    code
    message
    ... on ValidationError { issues { path code message rule } }
    ... on InvalidStateError { state allowed }
    ... on ConflictError { currentVersion }
    ... on RateLimitedError { retryAfterSeconds }
    ... on AuthorityUnavailableError { retryAfterSeconds }
    ... on ServiceUnavailableError { retryAfterSeconds }
    ... on OrderInProgressError { scope wayOut ownFilingId }
  }`;

export const rulesFields = fragment`
  fragment RulesFields on ProvinceRules {
    notes { key step text sources since national }
    mustEqualOriginal
    mustEqualStated
    ifDifferent
    oldCertificate
    smsRequired
    smsWindowHours
    photoKinds
    expectedDaysMin
    expectedDaysMax
    legalDays
    portalUrl
    passwordRecovery
  }`;

export const serverFields = fragment`
  fragment ServerFields on Server {
    id instanceRef productName regionName ips termMonths expiresAt slots slotsFree
  }`;

export const materialFields = fragment`
  fragment MaterialFields on Material {
    id kind websiteId status refusal refusalMessage contentType bytes width height previewUrl storedAt live
    faceCheck { state score askedAt }
  }`;

export const slotFields = fragment`
  fragment SlotFields on MaterialSlot {
    kind websiteId required reason hint maxBytes minBytes minLongSide minShortSide formats step
  }`;

export const captureLinkFields = fragment`
  fragment CaptureLinkFields on CaptureLink { id state code endsAt }`;

export const reviewFields = fragment`
  fragment ReviewFields on Review { id decision at remarks { path message } }`;

/** What form and desk both ask of a filing; of its papers and reviews the desk asks more. */
export const filingBaseFields = fragment`
  fragment FilingBaseFields on Filing {
    id kind state version revision mode allowed
    subject {
      nature certificateType certificateNumberMasked subjectNumber
      province { code label } city { code label } county { code label }
    }
    steps { key group title status issues { path code message rule } warnings { path code message rule } }
    websites {
      id position websiteNumber filedName domains serverCheckedAt result resultCode resultReason
      server { ...ServerFields }
    }
    rules { ...RulesFields }
    smsCheck { sentAt deadline outcome phoneMasked portalUrl advice { code message } }
    shipments { id requested copies courier trackingNumber status problem askedAt sentAt receivedAt address }
    backdropRequest { status courier trackingNumber askedAt sentAt }
    postToAuthority { rule text papers withinWorkingDays dueBy }
    timeline(last: 100) { id sequence type text at actor toState }
    expectedBy legalBy resultLate nextExpected
    consents { purpose version grantedAt withdrawnAt }
    result { subjectNumber publicSecurityDeadline sites { websiteNumber hangNumber footerHtml domains } }
    verificationFormUrl verificationFormPdf: verificationFormUrl(format: PDF) passwordVerifiedAt submittedAt createdAt updatedAt
  }
  ${serverFields} ${rulesFields}`;

export const filingFields = fragment`
  fragment FilingFields on Filing {
    ...FilingBaseFields
    materials(first: 100) { ...MaterialFields }
    materialSlots { ...SlotFields }
    reviews { ...ReviewFields }
  }
  ${filingBaseFields} ${materialFields} ${slotFields} ${reviewFields}`;
