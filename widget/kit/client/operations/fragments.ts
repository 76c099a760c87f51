import { fragment } from '../operation.ts';

export const errorFields = fragment`
  fragment ErrorFields on Error {
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
    id instanceRef product region ips termMonths expiresAt slots slotsFree
  }`;

export const materialFields = fragment`
  fragment MaterialFields on Material {
    id kind websiteId status refusal refusalMessage contentType bytes width height previewUrl storedAt
    faceCheck { state score askedAt }
  }`;

export const filingFields = fragment`
  fragment FilingFields on Filing {
    id kind state version mode allowed
    subject {
      nature certificateType certificateNumberMasked subjectNumber
      province { code name label } city { code name } county { code name }
    }
    steps { key group title status issues { path code message rule } warnings { path code message rule } }
    websites {
      id position websiteNumber filedName domains serverCheckedAt result resultCode resultReason
      server { ...ServerFields }
    }
    materials { ...MaterialFields }
    materialSlots {
      kind websiteId required reason hint maxBytes minBytes minLongSide minShortSide formats step
    }
    rules { ...RulesFields }
    smsCheck { sentAt deadline outcome phoneMasked portalUrl advice { code message } }
    shipments { id requested copies courier trackingNumber status problem askedAt sentAt receivedAt address }
    backdropRequest { status courier trackingNumber askedAt sentAt }
    postToAuthority { rule text papers withinWorkingDays dueBy }
    reviews { id decision at remarks { path message } }
    timeline { id sequence type text at actor toState }
    expectedBy legalBy resultLate nextExpected
    consents { purpose version grantedAt withdrawnAt }
    result { subjectNumber publicSecurityDeadline sites { websiteNumber hangNumber footerHtml domains } }
    verificationFormUrl verificationFormPdf: verificationFormUrl(format: PDF) passwordVerifiedAt submittedAt createdAt updatedAt
  }
  ${serverFields} ${materialFields} ${rulesFields}`;
