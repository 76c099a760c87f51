-- CreateEnum
CREATE TYPE "Mode" AS ENUM ('TEST', 'LIVE');

-- CreateEnum
CREATE TYPE "PhotoKind" AS ENUM ('FACE', 'BACKDROP');

-- CreateEnum
CREATE TYPE "KeyKind" AS ENUM ('PUBLISHABLE', 'SECRET');

-- CreateEnum
CREATE TYPE "AuditActorKind" AS ENUM ('APPLICANT', 'STAFF', 'SECRET_KEY', 'HOST_PAGE', 'OPERATOR', 'AUTHORITY', 'WEBHOOK_ENDPOINT');

-- CreateEnum
CREATE TYPE "AuditAction" AS ENUM ('API_KEY_CREATED', 'API_KEY_ROLLED', 'API_KEY_REVOKED', 'ORIGIN_ALLOWED', 'ORIGIN_REMOVED', 'PROVIDER_CREATED', 'PROVIDER_UPDATED', 'PROVIDER_SUSPENDED', 'PROVIDER_RESUMED', 'STAFF_REMOVED', 'STAFF_RESTORED', 'SESSIONS_ENDED', 'CALENDAR_SET', 'CALENDAR_REMOVED', 'HOOK_CHANGED', 'WEBHOOK_CREATED', 'WEBHOOK_CHANGED', 'WEBHOOK_GONE', 'WEBHOOK_DELETED', 'PERSONAL_DATA_REVEALED', 'MATERIAL_VIEWED', 'FACE_CHECK_OVERRULED', 'CONSENT_WITHDRAWN', 'AUTHORITY_SETTINGS_CHANGED', 'AUTHORITY_NUMBERS_SET', 'AUTHORITY_NOTICE_HANDLED', 'AUTHORITY_NOTICE_REOPENED', 'ACCESS_CANCEL_CODE_SENT', 'ACCESS_CANCEL_ASKED', 'ACCESS_CANCEL_REFUSED');

-- CreateEnum
CREATE TYPE "SubjectNature" AS ENUM ('DEFENCE_BODY', 'GOVERNMENT', 'PUBLIC_INSTITUTION', 'ENTERPRISE', 'PERSONAL', 'SOCIAL_ORGANISATION', 'PRIVATE_NON_ENTERPRISE', 'FOUNDATION', 'LAW_PRACTICE', 'FOREIGN_CULTURAL_CENTRE', 'MASS_ORGANISATION', 'FORENSIC_INSTITUTION', 'RELIGIOUS_BODY', 'OUTSIDE_MAINLAND', 'MEDICAL_INSTITUTION', 'NOTARY', 'RURAL_COLLECTIVE', 'ARBITRATION_BODY');

-- CreateEnum
CREATE TYPE "CertificateType" AS ENUM ('BUSINESS_LICENCE', 'IDENTITY_CARD', 'PASSPORT', 'TAIWAN_PERMIT', 'HK_MACAU_PERMIT', 'FOREIGNER_RESIDENCE_CARD', 'HK_MACAU_RESIDENCE_PERMIT', 'TAIWAN_RESIDENCE_PERMIT', 'ORGANISATION_CODE_CERTIFICATE', 'UNIFIED_CODE_CERTIFICATE', 'PUBLIC_INSTITUTION_CERTIFICATE', 'MILITARY_UNIT_CODE', 'MILITARY_PAID_SERVICE_LICENCE', 'SOCIAL_ORGANISATION_CERTIFICATE', 'PRIVATE_NON_ENTERPRISE_CERTIFICATE', 'SOCIAL_SERVICE_CERTIFICATE', 'PRIVATE_SCHOOL_LICENCE', 'FOUNDATION_CERTIFICATE', 'LAW_FIRM_LICENCE', 'FOREIGN_CULTURAL_CENTRE_CERTIFICATE', 'FOREIGN_TOURISM_OFFICE_REGISTRATION', 'EMBASSY_SCHOOL_LICENCE', 'RELIGIOUS_VENUE_CERTIFICATE', 'FOREIGN_ENTERPRISE_OFFICE_CERTIFICATE', 'FORENSIC_LICENCE', 'OUTSIDE_MAINLAND_CERTIFICATE', 'MEDICAL_PRACTICE_LICENCE', 'NOTARY_LICENCE', 'RURAL_COLLECTIVE_CERTIFICATE', 'ARBITRATION_CERTIFICATE');

-- CreateEnum
CREATE TYPE "FilingRecordSource" AS ENUM ('DECISION', 'DOWNLOAD', 'IMPORT');

-- CreateEnum
CREATE TYPE "Pointing" AS ENUM ('HERE', 'ELSEWHERE', 'NOWHERE', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "DeterminationOutcome" AS ENUM ('ACCESS', 'OTHER');

-- CreateEnum
CREATE TYPE "OtherType" AS ENUM ('FIRST', 'NEW_SITE_HERE', 'NEW_SITE_ELSEWHERE', 'SHELL_SUBJECT', 'NOTHING_TO_FILE', 'CONFLICT', 'IMPORT_FIRST', 'ORDER_IN_PROGRESS', 'OTHER_ACCOUNT');

-- CreateEnum
CREATE TYPE "FilingKind" AS ENUM ('NEW_ACCESS', 'CONTINUED_ACCESS');

-- CreateEnum
CREATE TYPE "FilingState" AS ENUM ('DRAFT', 'IN_REVIEW', 'RETURNED', 'AWAITING_ORIGINALS', 'QUEUED', 'AWAITING_SMS', 'SMS_LAPSED', 'AT_AUTHORITY', 'APPROVED', 'REFUSED', 'ABANDONED');

-- CreateEnum
CREATE TYPE "WebsiteResult" AS ENUM ('PENDING', 'APPROVED', 'REFUSED');

-- CreateEnum
CREATE TYPE "PersonRole" AS ENUM ('SUBJECT', 'WEBSITE');

-- CreateEnum
CREATE TYPE "Product" AS ENUM ('CLOUD_SERVER', 'VIRTUAL_HOST', 'LIGHT_SERVER', 'ELASTIC_WEB', 'SITE_BUILDER', 'NAT_GATEWAY', 'IPV6_TRANSLATION', 'EDGE_NODE', 'SHOP_PAGE');

-- CreateEnum
CREATE TYPE "ServiceCodeStatus" AS ENUM ('FREE', 'HELD', 'BURNT');

-- CreateEnum
CREATE TYPE "MaterialKind" AS ENUM ('SUBJECT_CERTIFICATE', 'SUBJECT_PERSON_CERTIFICATE_FRONT', 'SUBJECT_PERSON_CERTIFICATE_BACK', 'WEBSITE_PERSON_CERTIFICATE_FRONT', 'WEBSITE_PERSON_CERTIFICATE_BACK', 'VERIFICATION_FORM', 'VERIFICATION_PHOTO', 'DOMAIN_CERTIFICATE', 'RESIDENCE_PERMIT', 'AUTHORISATION_LETTER', 'PRE_APPROVAL', 'HANDHELD_PHOTO', 'DOMAIN_HOLDER_PROOF', 'DOMAIN_CONFIRMATION_SHEET', 'COMMITMENT_LETTER', 'DUTY_NOTICE', 'NETWORK_PLAN', 'PARTY_LETTER', 'STAFFING_OFFICE_PROOF', 'PHONE_BILLS', 'AGE_PROOF', 'ACCESS_SHEET', 'CHANGE_PROOF', 'AUXILIARY');

-- CreateEnum
CREATE TYPE "MaterialStatus" AS ENUM ('AWAITING', 'STORED', 'REFUSED', 'REMOVED');

-- CreateEnum
CREATE TYPE "MaterialRefusal" AS ENUM ('MATERIAL_TYPE', 'MATERIAL_BROKEN', 'MATERIAL_PIXELS', 'MATERIAL_PIXELS_LIMIT', 'MATERIAL_TOO_LARGE', 'MATERIAL_TOO_SMALL', 'MATERIAL_CHANGED', 'MATERIAL_UNFIT');

-- CreateEnum
CREATE TYPE "FaceCheckState" AS ENUM ('WAITING', 'SAME', 'DIFFERENT', 'NO_FACE', 'SEVERAL_FACES', 'UNSURE', 'UNAVAILABLE');

-- CreateEnum
CREATE TYPE "ConsentPurpose" AS ENUM ('FILING', 'IDENTITY_PAPERS', 'FACE', 'AUTHORITY');

-- CreateEnum
CREATE TYPE "ReviewDecision" AS ENUM ('RETURN', 'PASS', 'REQUEST_ORIGINALS', 'RECEIVE_ORIGINALS');

-- CreateEnum
CREATE TYPE "ShipmentStatus" AS ENUM ('ASKED', 'SENT', 'RECEIVED', 'MISSING', 'RETURNED', 'CALLED_OFF');

-- CreateEnum
CREATE TYPE "BackdropStatus" AS ENUM ('ASKED', 'SENT');

-- CreateEnum
CREATE TYPE "SubmissionStatus" AS ENUM ('QUEUED', 'SENDING', 'ACCEPTED', 'FAILED');

-- CreateEnum
CREATE TYPE "DecisionOutcome" AS ENUM ('APPROVED', 'REFUSED', 'SMS_LAPSED', 'HELD');

-- CreateEnum
CREATE TYPE "SmsOutcome" AS ENUM ('WAITING', 'DONE', 'LAPSED');

-- CreateEnum
CREATE TYPE "Party" AS ENUM ('APPLICANT', 'STAFF', 'SYSTEM', 'AUTHORITY');

-- CreateEnum
CREATE TYPE "TimelineEventType" AS ENUM ('START', 'VERIFY_SERVER', 'VERIFY_PASSWORD', 'GRANT_CONSENT', 'WITHDRAW_CONSENT', 'SUBMIT', 'WITHDRAW', 'RETURN', 'RESUBMIT', 'REQUEST_ORIGINALS', 'RECORD_SHIPMENT', 'REQUEST_BACKDROP', 'SEND_BACKDROP', 'REPORT_SHIPMENT', 'RECEIVE_ORIGINALS', 'PASS', 'HAND_OVER_FOR_SMS', 'HAND_OVER', 'SMS_REMINDER', 'RESULT_LATE', 'REPORT_SMS_DONE', 'SMS_LAPSE', 'APPROVE', 'REFUSE', 'REFUSE_HAND_OVER', 'HOLD', 'RETRY_HAND_OVER', 'LATER_WORD', 'EDIT', 'ABANDON');

-- CreateEnum
CREATE TYPE "MailKind" AS ENUM ('RETURNED', 'SMS_BEGUN', 'SMS_LAPSED', 'REFUSED', 'APPROVED', 'ORIGINALS_ASKED', 'SMS_REMINDER', 'RESULT_LATE', 'PUBLIC_SECURITY', 'ORIGINALS_WAITING', 'DRAFT_IDLE', 'RETURNED_IDLE', 'DOMAINS_ELSEWHERE', 'CANCEL_REFUSED');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('QUEUED', 'SENT', 'FAILED', 'KEPT');

-- CreateEnum
CREATE TYPE "WebhookDeliveryStatus" AS ENUM ('PENDING', 'DELIVERED', 'FAILED');

-- CreateEnum
CREATE TYPE "OutgoingReason" AS ENUM ('ADDRESS', 'CONNECTION', 'TIMEOUT', 'SIZE', 'REDIRECT');

-- CreateEnum
CREATE TYPE "HookKind" AS ENUM ('FACE_CHECK', 'TEXT_MESSAGE');

-- CreateEnum
CREATE TYPE "AuthorityMessageDirection" AS ENUM ('SENT', 'RECEIVED');

-- CreateEnum
CREATE TYPE "AuthorityMessageStatus" AS ENUM ('PENDING', 'ACCEPTED', 'REFUSED', 'APPLIED', 'ASIDE');

-- CreateEnum
CREATE TYPE "AuthorityNoticeTargetKind" AS ENUM ('SUBJECT', 'WEBSITE');

-- CreateEnum
CREATE TYPE "RehearsalOrderStage" AS ENUM ('WAITING_SMS', 'DECIDING', 'DECIDED', 'CANCELLED');

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "sealedSecret" BYTEA NOT NULL,
    "storageMarkedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Replica" (
    "id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "masterKeyIds" TEXT[],
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Replica_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarNotice" (
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarNotice_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "CalendarDay" (
    "day" VARCHAR(10) NOT NULL,
    "year" INTEGER NOT NULL,
    "working" BOOLEAN NOT NULL,

    CONSTRAINT "CalendarDay_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "Provider" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "wrappedKey" BYTEA NOT NULL,
    "mailAddress" TEXT,
    "photoKinds" "PhotoKind"[] DEFAULT ARRAY[]::"PhotoKind"[],
    "mainlandRanges" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "filingPageUrl" TEXT,
    "privacyPolicyUrl" TEXT,
    "suspendedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Provider_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderRegion" (
    "providerId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area" TEXT,
    "mainland" BOOLEAN NOT NULL,

    CONSTRAINT "ProviderRegion_pkey" PRIMARY KEY ("providerId","code")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "kind" "KeyKind" NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AllowedOrigin" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "origin" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AllowedOrigin_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Applicant" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "externalRef" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Applicant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffMember" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "externalRef" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StaffMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionEnd" (
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "targetId" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SessionEnd_pkey" PRIMARY KEY ("providerId","mode","targetId")
);

-- CreateTable
CREATE TABLE "TestClock" (
    "providerId" TEXT NOT NULL,
    "offsetMs" BIGINT NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TestClock_pkey" PRIMARY KEY ("providerId")
);

-- CreateTable
CREATE TABLE "Lease" (
    "key" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "IdempotencyRecord" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" BYTEA NOT NULL,
    "holder" TEXT NOT NULL,
    "leaseUntil" TIMESTAMPTZ(3) NOT NULL,
    "answer" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyRecord_pkey" PRIMARY KEY ("scope","key")
);

-- CreateTable
CREATE TABLE "IdempotencyStep" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "step" BYTEA NOT NULL,

    CONSTRAINT "IdempotencyStep_pkey" PRIMARY KEY ("scope","key","field")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "actorKind" "AuditActorKind" NOT NULL,
    "actorId" TEXT NOT NULL,
    "action" "AuditAction" NOT NULL,
    "targetId" TEXT NOT NULL,
    "what" TEXT,
    "filingId" TEXT,
    "reason" BYTEA,
    "session" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LookReason" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "staffId" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "reason" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LookReason_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subject" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "applicantId" TEXT NOT NULL,
    "nature" "SubjectNature" NOT NULL,
    "certificateType" "CertificateType" NOT NULL,
    "certificateIndex" BYTEA NOT NULL,
    "province" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "county" TEXT,
    "personal" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FilingRecord" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "subjectId" TEXT NOT NULL,
    "subjectNumber" TEXT NOT NULL,
    "authoritySubjectId" BIGINT,
    "source" "FilingRecordSource" NOT NULL,
    "deregisteredAt" TIMESTAMPTZ(3),
    "personal" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FilingRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Website" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "recordId" TEXT NOT NULL,
    "websiteNumber" TEXT NOT NULL,
    "name" TEXT,
    "domains" TEXT[],
    "authorityWebsiteId" BIGINT,
    "authorityAccessId" BIGINT,
    "accessSince" TIMESTAMPTZ(3),
    "accessCancelledAt" TIMESTAMPTZ(3),
    "cancelAskedAt" TIMESTAMPTZ(3),
    "cancelRefusedAt" TIMESTAMPTZ(3),
    "cancelCode" INTEGER,
    "cancelOpinion" TEXT,
    "cancelRefusals" INTEGER NOT NULL DEFAULT 0,
    "cancelTellAt" TIMESTAMPTZ(3),
    "deregisteredAt" TIMESTAMPTZ(3),
    "domainCheckAt" TIMESTAMPTZ(3),
    "domainsCheckedAt" TIMESTAMPTZ(3),
    "pointing" "Pointing",
    "pointingDetails" JSONB NOT NULL DEFAULT '[]',
    "straySince" TIMESTAMPTZ(3),

    CONSTRAINT "Website_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CancellationCode" (
    "websiteId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "applicantId" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3),
    "hash" BYTEA,
    "wrongTries" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CancellationCode_pkey" PRIMARY KEY ("websiteId")
);

-- CreateTable
CREATE TABLE "ImportedRecord" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "subjectNumber" TEXT NOT NULL,
    "certificateIndex" BYTEA NOT NULL,
    "domains" TEXT[],
    "personal" BYTEA NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "claimedById" TEXT,
    "claimedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportedRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Determination" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "applicantId" TEXT NOT NULL,
    "province" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "county" TEXT,
    "nature" "SubjectNature" NOT NULL,
    "certificateType" "CertificateType" NOT NULL,
    "certificateIndex" BYTEA NOT NULL,
    "personal" BYTEA NOT NULL,
    "domains" TEXT[],
    "row" INTEGER NOT NULL,
    "outcome" "DeterminationOutcome" NOT NULL,
    "kind" "FilingKind",
    "otherType" "OtherType",
    "subjectNumber" TEXT,
    "sites" JSONB NOT NULL DEFAULT '[]',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Determination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Filing" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "applicantId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "determinationId" TEXT,
    "kind" "FilingKind" NOT NULL,
    "state" "FilingState" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "nature" "SubjectNature" NOT NULL,
    "certificateType" "CertificateType" NOT NULL,
    "province" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "county" TEXT,
    "subjectNumber" TEXT NOT NULL,
    "openKey" TEXT,
    "personal" BYTEA,
    "password" BYTEA,
    "passwordVerifiedAt" TIMESTAMPTZ(3),
    "detailsSavedAt" TIMESTAMPTZ(3),
    "submittedAt" TIMESTAMPTZ(3),
    "handedOverAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "remindAt" TIMESTAMPTZ(3),

    CONSTRAINT "Filing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FilingWebsite" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "websiteNumber" TEXT NOT NULL,
    "filedName" TEXT,
    "domains" TEXT[],
    "openKey" TEXT,
    "serverId" TEXT,
    "serverCheckedAt" TIMESTAMPTZ(3),
    "personal" BYTEA,
    "result" "WebsiteResult" NOT NULL DEFAULT 'PENDING',
    "accessId" BIGINT,

    CONSTRAINT "FilingWebsite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResponsiblePerson" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "filingWebsiteId" TEXT,
    "role" "PersonRole" NOT NULL,
    "personal" BYTEA NOT NULL,
    "mobileIndex" BYTEA,

    CONSTRAINT "ResponsiblePerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Server" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "instanceRef" TEXT NOT NULL,
    "applicantId" TEXT,
    "product" "Product" NOT NULL,
    "region" TEXT NOT NULL,
    "ips" TEXT[],
    "termMonths" INTEGER NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "slots" INTEGER NOT NULL DEFAULT 5,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Server_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ServiceCode" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "serverId" TEXT NOT NULL,
    "codeIndex" BYTEA,
    "hint" TEXT,
    "grantedTo" TEXT,
    "status" "ServiceCodeStatus" NOT NULL DEFAULT 'FREE',
    "filingWebsiteId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ServiceCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordAttempt" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "subjectNumber" TEXT NOT NULL,
    "right" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PasswordAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Material" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "filingId" TEXT NOT NULL,
    "filingWebsiteId" TEXT,
    "kind" "MaterialKind" NOT NULL,
    "status" "MaterialStatus" NOT NULL DEFAULT 'AWAITING',
    "refusal" "MaterialRefusal",
    "declaredType" TEXT NOT NULL,
    "declaredBytes" INTEGER NOT NULL,
    "contentType" TEXT,
    "bytes" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "sha256" BYTEA,
    "storageKey" TEXT,
    "sealedKey" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "storedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationPhoto" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "filingWebsiteId" TEXT NOT NULL,
    "kind" "PhotoKind" NOT NULL,
    "materialId" TEXT NOT NULL,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerificationPhoto_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FaceCheck" (
    "id" TEXT NOT NULL,
    "photoId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "state" "FaceCheckState" NOT NULL DEFAULT 'WAITING',
    "score" DOUBLE PRECISION,
    "reason" BYTEA,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "askedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FaceCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "filingId" TEXT,
    "applicantId" TEXT NOT NULL,
    "purpose" "ConsentPurpose" NOT NULL,
    "version" TEXT NOT NULL,
    "hash" TEXT,
    "language" TEXT,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "reviewerId" TEXT,
    "decision" "ReviewDecision" NOT NULL,
    "remarks" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shipment" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "courier" TEXT,
    "trackingNumber" TEXT,
    "requested" TEXT NOT NULL,
    "copies" INTEGER NOT NULL,
    "status" "ShipmentStatus" NOT NULL,
    "problem" TEXT,
    "problemAt" TIMESTAMPTZ(3),
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Shipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BackdropRequest" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "personal" BYTEA NOT NULL,
    "status" "BackdropStatus" NOT NULL,
    "courier" TEXT,
    "trackingNumber" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "BackdropRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Submission" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "filingId" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "status" "SubmissionStatus" NOT NULL DEFAULT 'QUEUED',
    "sequence" BIGINT,
    "failureCode" INTEGER,
    "failureReason" TEXT,
    "failedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandedAccess" (
    "accessId" BIGINT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "filingWebsiteId" TEXT NOT NULL,

    CONSTRAINT "HandedAccess_pkey" PRIMARY KEY ("accessId")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "filingWebsiteId" TEXT NOT NULL,
    "outcome" "DecisionOutcome" NOT NULL,
    "code" INTEGER NOT NULL,
    "opinion" TEXT,
    "wordless" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SmsCheck" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "personal" BYTEA,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "deadline" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "SmsOutcome" NOT NULL DEFAULT 'WAITING',
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SmsCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimelineEvent" (
    "id" TEXT NOT NULL,
    "filingId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" "TimelineEventType" NOT NULL,
    "fromState" "FilingState",
    "toState" "FilingState",
    "actorKind" "Party" NOT NULL,
    "actorId" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TimelineEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "targetId" TEXT NOT NULL,
    "kind" "MailKind" NOT NULL,
    "occasion" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "topic" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dispatchedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "event" TEXT NOT NULL,
    "kind" "MailKind" NOT NULL,
    "targetId" TEXT NOT NULL,
    "personal" BYTEA,
    "status" "MailStatus" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RehearsalText" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "personal" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RehearsalText_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookEndpoint" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "url" TEXT NOT NULL,
    "secrets" BYTEA NOT NULL,
    "topics" TEXT[],
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookEndpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WebhookDelivery" (
    "id" TEXT NOT NULL,
    "endpointId" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "status" "WebhookDeliveryStatus" NOT NULL DEFAULT 'PENDING',
    "lastStatus" INTEGER,
    "lastFailure" "OutgoingReason",
    "lastAttemptAt" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WebhookDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProviderHook" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "kind" "HookKind" NOT NULL,
    "url" TEXT NOT NULL,
    "secrets" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProviderHook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthorityAccount" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "settings" BYTEA NOT NULL,
    "lastSequence" BIGINT NOT NULL DEFAULT 0,
    "stoppedCode" INTEGER,
    "stoppedReason" TEXT,
    "stoppedAt" TIMESTAMPTZ(3),
    "pausedUntil" TIMESTAMPTZ(3),
    "polledAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuthorityAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthorityMessage" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "direction" "AuthorityMessageDirection" NOT NULL,
    "method" TEXT NOT NULL,
    "operation" TEXT,
    "fileName" TEXT,
    "ispId" BIGINT,
    "sequence" BIGINT,
    "filingIds" TEXT[],
    "submissionId" TEXT,
    "status" "AuthorityMessageStatus" NOT NULL,
    "code" INTEGER,
    "reason" TEXT,
    "body" BYTEA,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "acknowledgedAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuthorityMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthorityNotice" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "list" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "personal" BYTEA NOT NULL,
    "aboutKind" "AuthorityNoticeTargetKind",
    "aboutNumber" TEXT,
    "aboutId" BIGINT,
    "messageId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "handledAt" TIMESTAMPTZ(3),

    CONSTRAINT "AuthorityNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthorityCode" (
    "providerId" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "table" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "valid" BOOLEAN NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "AuthorityCode_pkey" PRIMARY KEY ("providerId","mode","table","code")
);

-- CreateTable
CREATE TABLE "RehearsalAccount" (
    "ispId" BIGINT NOT NULL,
    "providerId" TEXT NOT NULL,
    "lastSequence" BIGINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RehearsalAccount_pkey" PRIMARY KEY ("ispId")
);

-- CreateTable
CREATE TABLE "RehearsalSubject" (
    "id" TEXT NOT NULL,
    "ispId" BIGINT NOT NULL,
    "subjectNumber" TEXT NOT NULL,
    "certificateType" INTEGER NOT NULL,
    "certificateHash" BYTEA NOT NULL,
    "passwordHash" BYTEA NOT NULL,
    "personal" BYTEA NOT NULL,

    CONSTRAINT "RehearsalSubject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RehearsalWebsite" (
    "id" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "websiteNumber" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "domains" TEXT[],
    "accesses" BIGINT[],

    CONSTRAINT "RehearsalWebsite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RehearsalOrder" (
    "id" TEXT NOT NULL,
    "ispId" BIGINT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "accessId" BIGINT NOT NULL,
    "websiteNumber" TEXT NOT NULL,
    "stage" "RehearsalOrderStage" NOT NULL,
    "outcome" TEXT NOT NULL,
    "smsCode" TEXT,
    "smsTries" INTEGER NOT NULL DEFAULT 0,
    "smsDeadline" TIMESTAMPTZ(3),
    "decideAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RehearsalOrder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RehearsalUpload" (
    "ispId" BIGINT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "body" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RehearsalUpload_pkey" PRIMARY KEY ("ispId","sequence")
);

-- CreateTable
CREATE TABLE "RehearsalFile" (
    "id" TEXT NOT NULL,
    "ispId" BIGINT NOT NULL,
    "fileName" TEXT NOT NULL,
    "document" BYTEA,
    "readyAt" TIMESTAMPTZ(3) NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RehearsalFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RehearsalPasswordCheck" (
    "id" TEXT NOT NULL,
    "ispId" BIGINT NOT NULL,
    "subjectNumber" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RehearsalPasswordCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CalendarDay_year_idx" ON "CalendarDay"("year");

-- CreateIndex
CREATE UNIQUE INDEX "Provider_slug_key" ON "Provider"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");

-- CreateIndex
CREATE INDEX "ApiKey_providerId_mode_idx" ON "ApiKey"("providerId", "mode");

-- CreateIndex
CREATE UNIQUE INDEX "AllowedOrigin_providerId_mode_origin_key" ON "AllowedOrigin"("providerId", "mode", "origin");

-- CreateIndex
CREATE UNIQUE INDEX "Applicant_providerId_mode_externalRef_key" ON "Applicant"("providerId", "mode", "externalRef");

-- CreateIndex
CREATE UNIQUE INDEX "StaffMember_providerId_mode_externalRef_key" ON "StaffMember"("providerId", "mode", "externalRef");

-- CreateIndex
CREATE INDEX "SessionEnd_endedAt_idx" ON "SessionEnd"("endedAt");

-- CreateIndex
CREATE INDEX "IdempotencyRecord_createdAt_idx" ON "IdempotencyRecord"("createdAt");

-- CreateIndex
CREATE INDEX "AuditEvent_providerId_mode_at_idx" ON "AuditEvent"("providerId", "mode", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_targetId_idx" ON "AuditEvent"("targetId");

-- CreateIndex
CREATE INDEX "AuditEvent_filingId_idx" ON "AuditEvent"("filingId");

-- CreateIndex
CREATE INDEX "LookReason_staffId_targetId_expiresAt_idx" ON "LookReason"("staffId", "targetId", "expiresAt");

-- CreateIndex
CREATE INDEX "LookReason_expiresAt_idx" ON "LookReason"("expiresAt");

-- CreateIndex
CREATE INDEX "Subject_applicantId_idx" ON "Subject"("applicantId");

-- CreateIndex
CREATE UNIQUE INDEX "Subject_providerId_mode_certificateType_certificateIndex_key" ON "Subject"("providerId", "mode", "certificateType", "certificateIndex");

-- CreateIndex
CREATE INDEX "FilingRecord_subjectId_idx" ON "FilingRecord"("subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "FilingRecord_providerId_mode_subjectNumber_key" ON "FilingRecord"("providerId", "mode", "subjectNumber");

-- CreateIndex
CREATE INDEX "Website_mode_domainCheckAt_idx" ON "Website"("mode", "domainCheckAt");

-- CreateIndex
CREATE INDEX "Website_providerId_mode_straySince_idx" ON "Website"("providerId", "mode", "straySince");

-- CreateIndex
CREATE INDEX "Website_cancelTellAt_idx" ON "Website"("cancelTellAt");

-- CreateIndex
CREATE INDEX "Website_recordId_idx" ON "Website"("recordId");

-- CreateIndex
CREATE INDEX "Website_domains_idx" ON "Website" USING GIN ("domains");

-- CreateIndex
CREATE UNIQUE INDEX "Website_providerId_mode_websiteNumber_key" ON "Website"("providerId", "mode", "websiteNumber");

-- CreateIndex
CREATE INDEX "CancellationCode_updatedAt_idx" ON "CancellationCode"("updatedAt");

-- CreateIndex
CREATE INDEX "ImportedRecord_providerId_mode_certificateIndex_idx" ON "ImportedRecord"("providerId", "mode", "certificateIndex");

-- CreateIndex
CREATE INDEX "ImportedRecord_domains_idx" ON "ImportedRecord" USING GIN ("domains");

-- CreateIndex
CREATE UNIQUE INDEX "ImportedRecord_providerId_mode_subjectNumber_key" ON "ImportedRecord"("providerId", "mode", "subjectNumber");

-- CreateIndex
CREATE INDEX "Determination_applicantId_idx" ON "Determination"("applicantId");

-- CreateIndex
CREATE UNIQUE INDEX "Filing_determinationId_key" ON "Filing"("determinationId");

-- CreateIndex
CREATE UNIQUE INDEX "Filing_openKey_key" ON "Filing"("openKey");

-- CreateIndex
CREATE INDEX "Filing_providerId_mode_state_updatedAt_idx" ON "Filing"("providerId", "mode", "state", "updatedAt");

-- CreateIndex
CREATE INDEX "Filing_applicantId_createdAt_idx" ON "Filing"("applicantId", "createdAt");

-- CreateIndex
CREATE INDEX "Filing_mode_remindAt_idx" ON "Filing"("mode", "remindAt");

-- CreateIndex
CREATE INDEX "Filing_subjectId_idx" ON "Filing"("subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "FilingWebsite_openKey_key" ON "FilingWebsite"("openKey");

-- CreateIndex
CREATE UNIQUE INDEX "FilingWebsite_accessId_key" ON "FilingWebsite"("accessId");

-- CreateIndex
CREATE INDEX "FilingWebsite_filingId_idx" ON "FilingWebsite"("filingId");

-- CreateIndex
CREATE INDEX "FilingWebsite_serverId_idx" ON "FilingWebsite"("serverId");

-- CreateIndex
CREATE UNIQUE INDEX "FilingWebsite_filingId_position_key" ON "FilingWebsite"("filingId", "position");

-- CreateIndex
CREATE INDEX "ResponsiblePerson_filingId_idx" ON "ResponsiblePerson"("filingId");

-- CreateIndex
CREATE INDEX "ResponsiblePerson_mobileIndex_idx" ON "ResponsiblePerson"("mobileIndex");

-- CreateIndex
CREATE UNIQUE INDEX "ResponsiblePerson_filingId_filingWebsiteId_role_key" ON "ResponsiblePerson"("filingId", "filingWebsiteId", "role");

-- CreateIndex
CREATE INDEX "Server_applicantId_idx" ON "Server"("applicantId");

-- CreateIndex
CREATE UNIQUE INDEX "Server_providerId_mode_instanceRef_key" ON "Server"("providerId", "mode", "instanceRef");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceCode_codeIndex_key" ON "ServiceCode"("codeIndex");

-- CreateIndex
CREATE UNIQUE INDEX "ServiceCode_filingWebsiteId_key" ON "ServiceCode"("filingWebsiteId");

-- CreateIndex
CREATE INDEX "ServiceCode_serverId_status_idx" ON "ServiceCode"("serverId", "status");

-- CreateIndex
CREATE INDEX "PasswordAttempt_providerId_mode_subjectNumber_at_idx" ON "PasswordAttempt"("providerId", "mode", "subjectNumber", "at");

-- CreateIndex
CREATE INDEX "Material_filingId_status_idx" ON "Material"("filingId", "status");

-- CreateIndex
CREATE INDEX "Material_status_createdAt_idx" ON "Material"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationPhoto_materialId_key" ON "VerificationPhoto"("materialId");

-- CreateIndex
CREATE INDEX "VerificationPhoto_filingId_idx" ON "VerificationPhoto"("filingId");

-- CreateIndex
CREATE INDEX "FaceCheck_cardId_idx" ON "FaceCheck"("cardId");

-- CreateIndex
CREATE UNIQUE INDEX "FaceCheck_photoId_cardId_key" ON "FaceCheck"("photoId", "cardId");

-- CreateIndex
CREATE INDEX "Consent_filingId_purpose_idx" ON "Consent"("filingId", "purpose");

-- CreateIndex
CREATE INDEX "Consent_applicantId_purpose_idx" ON "Consent"("applicantId", "purpose");

-- CreateIndex
CREATE INDEX "Review_filingId_at_idx" ON "Review"("filingId", "at");

-- CreateIndex
CREATE INDEX "Shipment_filingId_idx" ON "Shipment"("filingId");

-- CreateIndex
CREATE UNIQUE INDEX "BackdropRequest_filingId_key" ON "BackdropRequest"("filingId");

-- CreateIndex
CREATE INDEX "BackdropRequest_status_askedAt_idx" ON "BackdropRequest"("status", "askedAt");

-- CreateIndex
CREATE INDEX "Submission_providerId_mode_status_idx" ON "Submission"("providerId", "mode", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Submission_filingId_attempt_key" ON "Submission"("filingId", "attempt");

-- CreateIndex
CREATE INDEX "HandedAccess_filingWebsiteId_idx" ON "HandedAccess"("filingWebsiteId");

-- CreateIndex
CREATE INDEX "HandedAccess_submissionId_idx" ON "HandedAccess"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_submissionId_filingWebsiteId_key" ON "Decision"("submissionId", "filingWebsiteId");

-- CreateIndex
CREATE UNIQUE INDEX "SmsCheck_filingId_attempt_key" ON "SmsCheck"("filingId", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "TimelineEvent_filingId_sequence_key" ON "TimelineEvent"("filingId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_targetId_occasion_key" ON "Reminder"("targetId", "occasion");

-- CreateIndex
CREATE INDEX "OutboxMessage_dispatchedAt_id_idx" ON "OutboxMessage"("dispatchedAt", "id");

-- CreateIndex
CREATE INDEX "Mail_providerId_mode_status_at_idx" ON "Mail"("providerId", "mode", "status", "at");

-- CreateIndex
CREATE INDEX "Mail_expiresAt_idx" ON "Mail"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_providerId_mode_event_key" ON "Mail"("providerId", "mode", "event");

-- CreateIndex
CREATE INDEX "RehearsalText_providerId_at_idx" ON "RehearsalText"("providerId", "at");

-- CreateIndex
CREATE INDEX "RehearsalText_expiresAt_idx" ON "RehearsalText"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "RehearsalText_providerId_messageId_key" ON "RehearsalText"("providerId", "messageId");

-- CreateIndex
CREATE INDEX "WebhookEndpoint_providerId_mode_idx" ON "WebhookEndpoint"("providerId", "mode");

-- CreateIndex
CREATE INDEX "WebhookDelivery_endpointId_status_nextAt_idx" ON "WebhookDelivery"("endpointId", "status", "nextAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_status_nextAt_idx" ON "WebhookDelivery"("status", "nextAt");

-- CreateIndex
CREATE INDEX "WebhookDelivery_createdAt_idx" ON "WebhookDelivery"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "WebhookDelivery_endpointId_messageId_key" ON "WebhookDelivery"("endpointId", "messageId");

-- CreateIndex
CREATE UNIQUE INDEX "ProviderHook_providerId_mode_kind_key" ON "ProviderHook"("providerId", "mode", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "AuthorityAccount_providerId_mode_key" ON "AuthorityAccount"("providerId", "mode");

-- CreateIndex
CREATE INDEX "AuthorityMessage_providerId_mode_sequence_idx" ON "AuthorityMessage"("providerId", "mode", "sequence");

-- CreateIndex
CREATE INDEX "AuthorityMessage_providerId_mode_status_idx" ON "AuthorityMessage"("providerId", "mode", "status");

-- CreateIndex
CREATE INDEX "AuthorityMessage_providerId_mode_at_idx" ON "AuthorityMessage"("providerId", "mode", "at");

-- CreateIndex
CREATE INDEX "AuthorityMessage_submissionId_idx" ON "AuthorityMessage"("submissionId");

-- CreateIndex
CREATE INDEX "AuthorityMessage_filingIds_idx" ON "AuthorityMessage" USING GIN ("filingIds");

-- CreateIndex
CREATE UNIQUE INDEX "AuthorityMessage_providerId_mode_fileName_key" ON "AuthorityMessage"("providerId", "mode", "fileName");

-- CreateIndex
CREATE INDEX "AuthorityNotice_providerId_mode_aboutNumber_idx" ON "AuthorityNotice"("providerId", "mode", "aboutNumber");

-- CreateIndex
CREATE INDEX "AuthorityNotice_providerId_mode_aboutId_idx" ON "AuthorityNotice"("providerId", "mode", "aboutId");

-- CreateIndex
CREATE INDEX "AuthorityNotice_messageId_idx" ON "AuthorityNotice"("messageId");

-- CreateIndex
CREATE UNIQUE INDEX "AuthorityNotice_providerId_mode_list_key_key" ON "AuthorityNotice"("providerId", "mode", "list", "key");

-- CreateIndex
CREATE UNIQUE INDEX "RehearsalAccount_providerId_key" ON "RehearsalAccount"("providerId");

-- CreateIndex
CREATE INDEX "RehearsalSubject_ispId_certificateHash_idx" ON "RehearsalSubject"("ispId", "certificateHash");

-- CreateIndex
CREATE UNIQUE INDEX "RehearsalSubject_ispId_subjectNumber_key" ON "RehearsalSubject"("ispId", "subjectNumber");

-- CreateIndex
CREATE UNIQUE INDEX "RehearsalWebsite_subjectId_websiteNumber_key" ON "RehearsalWebsite"("subjectId", "websiteNumber");

-- CreateIndex
CREATE INDEX "RehearsalOrder_ispId_stage_idx" ON "RehearsalOrder"("ispId", "stage");

-- CreateIndex
CREATE INDEX "RehearsalOrder_ispId_websiteNumber_idx" ON "RehearsalOrder"("ispId", "websiteNumber");

-- CreateIndex
CREATE UNIQUE INDEX "RehearsalOrder_ispId_accessId_key" ON "RehearsalOrder"("ispId", "accessId");

-- CreateIndex
CREATE INDEX "RehearsalFile_ispId_acknowledgedAt_readyAt_idx" ON "RehearsalFile"("ispId", "acknowledgedAt", "readyAt");

-- CreateIndex
CREATE UNIQUE INDEX "RehearsalFile_ispId_fileName_key" ON "RehearsalFile"("ispId", "fileName");

-- CreateIndex
CREATE INDEX "RehearsalPasswordCheck_ispId_subjectNumber_at_idx" ON "RehearsalPasswordCheck"("ispId", "subjectNumber", "at");

-- AddForeignKey
ALTER TABLE "CalendarDay" ADD CONSTRAINT "CalendarDay_year_fkey" FOREIGN KEY ("year") REFERENCES "CalendarNotice"("year") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProviderRegion" ADD CONSTRAINT "ProviderRegion_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AllowedOrigin" ADD CONSTRAINT "AllowedOrigin_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Applicant" ADD CONSTRAINT "Applicant_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffMember" ADD CONSTRAINT "StaffMember_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdempotencyStep" ADD CONSTRAINT "IdempotencyStep_scope_key_fkey" FOREIGN KEY ("scope", "key") REFERENCES "IdempotencyRecord"("scope", "key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LookReason" ADD CONSTRAINT "LookReason_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "StaffMember"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subject" ADD CONSTRAINT "Subject_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Subject" ADD CONSTRAINT "Subject_applicantId_fkey" FOREIGN KEY ("applicantId") REFERENCES "Applicant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FilingRecord" ADD CONSTRAINT "FilingRecord_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Website" ADD CONSTRAINT "Website_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "FilingRecord"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CancellationCode" ADD CONSTRAINT "CancellationCode_websiteId_fkey" FOREIGN KEY ("websiteId") REFERENCES "Website"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CancellationCode" ADD CONSTRAINT "CancellationCode_applicantId_fkey" FOREIGN KEY ("applicantId") REFERENCES "Applicant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportedRecord" ADD CONSTRAINT "ImportedRecord_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "Applicant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Determination" ADD CONSTRAINT "Determination_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Determination" ADD CONSTRAINT "Determination_applicantId_fkey" FOREIGN KEY ("applicantId") REFERENCES "Applicant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Filing" ADD CONSTRAINT "Filing_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Filing" ADD CONSTRAINT "Filing_applicantId_fkey" FOREIGN KEY ("applicantId") REFERENCES "Applicant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Filing" ADD CONSTRAINT "Filing_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "Subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Filing" ADD CONSTRAINT "Filing_determinationId_fkey" FOREIGN KEY ("determinationId") REFERENCES "Determination"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FilingWebsite" ADD CONSTRAINT "FilingWebsite_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FilingWebsite" ADD CONSTRAINT "FilingWebsite_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResponsiblePerson" ADD CONSTRAINT "ResponsiblePerson_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResponsiblePerson" ADD CONSTRAINT "ResponsiblePerson_filingWebsiteId_fkey" FOREIGN KEY ("filingWebsiteId") REFERENCES "FilingWebsite"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Server" ADD CONSTRAINT "Server_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Server" ADD CONSTRAINT "Server_applicantId_fkey" FOREIGN KEY ("applicantId") REFERENCES "Applicant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceCode" ADD CONSTRAINT "ServiceCode_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceCode" ADD CONSTRAINT "ServiceCode_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ServiceCode" ADD CONSTRAINT "ServiceCode_filingWebsiteId_fkey" FOREIGN KEY ("filingWebsiteId") REFERENCES "FilingWebsite"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Material" ADD CONSTRAINT "Material_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Material" ADD CONSTRAINT "Material_filingWebsiteId_fkey" FOREIGN KEY ("filingWebsiteId") REFERENCES "FilingWebsite"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationPhoto" ADD CONSTRAINT "VerificationPhoto_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationPhoto" ADD CONSTRAINT "VerificationPhoto_filingWebsiteId_fkey" FOREIGN KEY ("filingWebsiteId") REFERENCES "FilingWebsite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationPhoto" ADD CONSTRAINT "VerificationPhoto_materialId_fkey" FOREIGN KEY ("materialId") REFERENCES "Material"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FaceCheck" ADD CONSTRAINT "FaceCheck_photoId_fkey" FOREIGN KEY ("photoId") REFERENCES "VerificationPhoto"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FaceCheck" ADD CONSTRAINT "FaceCheck_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Material"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Consent" ADD CONSTRAINT "Consent_applicantId_fkey" FOREIGN KEY ("applicantId") REFERENCES "Applicant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "StaffMember"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BackdropRequest" ADD CONSTRAINT "BackdropRequest_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Submission" ADD CONSTRAINT "Submission_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandedAccess" ADD CONSTRAINT "HandedAccess_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandedAccess" ADD CONSTRAINT "HandedAccess_filingWebsiteId_fkey" FOREIGN KEY ("filingWebsiteId") REFERENCES "FilingWebsite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_filingWebsiteId_fkey" FOREIGN KEY ("filingWebsiteId") REFERENCES "FilingWebsite"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SmsCheck" ADD CONSTRAINT "SmsCheck_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimelineEvent" ADD CONSTRAINT "TimelineEvent_filingId_fkey" FOREIGN KEY ("filingId") REFERENCES "Filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookEndpoint" ADD CONSTRAINT "WebhookEndpoint_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WebhookDelivery" ADD CONSTRAINT "WebhookDelivery_endpointId_fkey" FOREIGN KEY ("endpointId") REFERENCES "WebhookEndpoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProviderHook" ADD CONSTRAINT "ProviderHook_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorityAccount" ADD CONSTRAINT "AuthorityAccount_providerId_fkey" FOREIGN KEY ("providerId") REFERENCES "Provider"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthorityNotice" ADD CONSTRAINT "AuthorityNotice_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "AuthorityMessage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RehearsalSubject" ADD CONSTRAINT "RehearsalSubject_ispId_fkey" FOREIGN KEY ("ispId") REFERENCES "RehearsalAccount"("ispId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RehearsalWebsite" ADD CONSTRAINT "RehearsalWebsite_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "RehearsalSubject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RehearsalOrder" ADD CONSTRAINT "RehearsalOrder_ispId_fkey" FOREIGN KEY ("ispId") REFERENCES "RehearsalAccount"("ispId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RehearsalUpload" ADD CONSTRAINT "RehearsalUpload_ispId_fkey" FOREIGN KEY ("ispId") REFERENCES "RehearsalAccount"("ispId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RehearsalFile" ADD CONSTRAINT "RehearsalFile_ispId_fkey" FOREIGN KEY ("ispId") REFERENCES "RehearsalAccount"("ispId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RehearsalPasswordCheck" ADD CONSTRAINT "RehearsalPasswordCheck_ispId_fkey" FOREIGN KEY ("ispId") REFERENCES "RehearsalAccount"("ispId") ON DELETE CASCADE ON UPDATE CASCADE;
