import type { FullFiling } from '../../../prisma/selections.ts';
import type {
  ConsentPurpose,
  DecisionOutcome,
  MaterialKind,
  ShipmentStatus,
} from '../../../prisma/generated/client/enums.ts';
import { CONSENT_TEXTS } from '../../../server/filing/draft/consent/versions.ts';

const at = new Date('2026-11-29T02:00:00Z');

/** The newest words of each purpose, agreed to. */
export const consents = (...purposes: ConsentPurpose[]): FullFiling['consents'] =>
  purposes.map((purpose) => ({
    id: `cns_${purpose}`,
    filingId: 'fil_1',
    applicantId: 'apl_1',
    purpose,
    version: CONSENT_TEXTS.findLast((text) => text.purpose === purpose)?.version ?? '',
    hash: null,
    language: 'zh-CN',
    grantedAt: at,
    withdrawnAt: null,
  }));

type Material = FullFiling['materials'][number];

/** A paper, stored unless something else is said. */
export const material = (kind: MaterialKind, change: Partial<Material> = {}): Material => ({
  id: `mat_${kind}`,
  providerId: 'prv_1',
  mode: 'TEST',
  filingId: 'fil_1',
  filingWebsiteId: null,
  kind,
  status: 'STORED',
  refusal: null,
  declaredType: 'image/jpeg',
  declaredBytes: 200_000,
  contentType: 'image/jpeg',
  bytes: 200_000,
  width: 1600,
  height: 1200,
  sha256: null,
  storageKey: null,
  readingState: null,
  reading: null,
  readAt: null,
  live: false,
  sealedKey: null,
  createdAt: at,
  storedAt: at,
  ...change,
});

export const shipment = (status: ShipmentStatus): FullFiling['shipments'][number] => ({
  id: `shp_${status}`,
  filingId: 'fil_1',
  courier: null,
  trackingNumber: null,
  trackingNumberSealed: null,
  requested: '核验单原件',
  requestedSealed: null,
  copies: 1,
  status,
  problem: null,
  problemSealed: null,
  problemAt: null,
  askedAt: at,
  sentAt: null,
  receivedAt: null,
});

type SmsCheck = FullFiling['smsChecks'][number];

/** A text that could be answered for a day. */
export const smsCheck = (
  outcome: SmsCheck['outcome'],
  attempt = 1,
  change: Partial<SmsCheck> = {},
): SmsCheck => {
  const deadline = new Date(at.getTime() + 86_400_000);
  return {
    id: `smc_${attempt}`,
    filingId: 'fil_1',
    attempt,
    personal: null,
    sentAt: at,
    deadline,
    outcome,
    endedAt: outcome === 'WAITING' ? null : deadline,
    ...change,
  };
};

/** What the authority said of each site of one hand-over. */
export const handedOver = (
  decisions: readonly { code: number; outcome?: DecisionOutcome; site?: number; opinion?: string | null }[],
  attempt = 1,
): FullFiling['submissions'][number] => ({
  id: `sbm_${attempt}`,
  providerId: 'prv_1',
  mode: 'TEST',
  filingId: 'fil_1',
  attempt,
  status: 'ACCEPTED',
  sequence: BigInt(attempt),
  bureau: '',
  failureCode: null,
  failureReason: null,
  traceparent: null,
  failedAt: null,
  createdAt: at,
  acceptedAt: at,
  decisions: decisions.map(({ code, outcome = 'REFUSED', site = 0, opinion = null }) => ({
    id: `dec_${attempt}_${site}`,
    submissionId: `sbm_${attempt}`,
    filingWebsiteId: `fws_${site + 1}`,
    outcome,
    code,
    opinion,
    opinionSealed: null,
    wordless: [],
    at,
  })),
});
