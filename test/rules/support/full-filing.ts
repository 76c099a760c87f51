import { randomBytes } from 'node:crypto';
import type { FullFiling } from '../../../prisma/selections.ts';
import type { FilingDetailsDraft } from '../../../schema/rules/details/draft.ts';
import { sealContext } from '../../../server/filing/machine/full-filing.ts';
import { identify, type Bytes } from '../../../server/platform/privacy/cipher.ts';
import { createSealer } from '../../../server/platform/privacy/sealer.ts';
import { COMPANY } from '../details/sample.ts';

export const sealer = createSealer([identify(randomBytes(32))]);

const at = new Date('2026-03-02T02:00:00Z');
const LATER = new Date('2027-03-02T02:00:00Z');
const tenant = { providerId: 'prv_1', mode: 'TEST' } as const;
const seal = (value: unknown, id: string, part: string): Bytes => sealer.seal(value, sealContext(id, part));

type Website = FullFiling['websites'][number];

/** A site of the order, its server checked. */
export const aSite = (nth = 0, change: Partial<Website> = {}): Website => ({
  id: `fws_${nth + 1}`,
  filingId: 'fil_1',
  position: nth,
  websiteNumber: `浙ICP备12345678号-${nth + 1}`,
  filedName: null,
  domains: [`example${nth || ''}.com`],
  openKey: null,
  serverId: 'srv_1',
  serverCheckedAt: at,
  personal: null,
  result: 'PENDING',
  accessId: null,
  serviceCode: null,
  server: {
    id: 'srv_1',
    ...tenant,
    instanceRef: 'i-1',
    applicantId: 'apl_1',
    product: 'CLOUD_SERVER',
    region: 'cn-hangzhou',
    accessMethod: null,
    ips: ['203.0.113.10'],
    termMonths: 12,
    expiresAt: LATER,
    price: null,
    productName: null,
    slots: 5,
    slotsPer: 'INSTANCE',
    metadata: null,
    metadataIndex: [],
    createdAt: at,
    updatedAt: at,
  },
  ...change,
});

/** The details as the form saves them: each part sealed to its row. */
export const typed = (
  { subject, subjectPerson, websites }: FilingDetailsDraft,
  sites: readonly Website[] = [aSite()],
): Pick<FullFiling, 'personal' | 'persons' | 'websites'> => {
  const drafts = websites ?? [];
  const persons = [
    { websiteId: null, person: subjectPerson },
    ...drafts.map(({ websiteId, person }) => ({ websiteId, person })),
  ].flatMap(({ websiteId, person }, nth) => {
    const id = `rsp_${nth}`;
    const role: 'WEBSITE' | 'SUBJECT' = websiteId ? 'WEBSITE' : 'SUBJECT';
    const row = {
      id,
      filingId: 'fil_1',
      filingWebsiteId: websiteId,
      role,
      mobileIndex: null,
      certificateIndex: null,
    };
    return person ? [{ ...row, personal: seal(person, id, 'person') }] : [];
  });
  return {
    personal: subject ? seal(subject, 'fil_1', 'subject') : null,
    persons,
    websites: sites.map((site) => {
      const given = drafts.find(({ websiteId }) => websiteId === site.id);
      // The person has a row of its own.
      return given ? { ...site, personal: seal({ ...given, person: undefined }, site.id, 'website') } : site;
    }),
  };
};

/** The draft of a company in Hangzhou whose type, server and password are done and whose details are filled in rightly. */
export const aFiling = (change: Partial<FullFiling> = {}): FullFiling => ({
  id: 'fil_1',
  ...tenant,
  applicantId: 'apl_1',
  subjectId: 'sub_1',
  determinationId: null,
  externalRef: null,
  externalRefSealed: null,
  externalRefIndex: null,
  prefilled: [],
  prefillLocked: [],
  electronicByDefault: false,
  metadata: null,
  metadataIndex: [],
  kind: 'NEW_ACCESS',
  state: 'DRAFT',
  version: 1,
  revision: 1,
  nature: 'ENTERPRISE',
  certificateType: 'BUSINESS_LICENCE',
  province: '330000',
  city: '330100',
  county: '330106',
  subjectNumber: '浙ICP备12345678号',
  openKey: null,
  addressIndex: null,
  password: null,
  passwordVerifiedAt: at,
  detailsSavedAt: at,
  submittedAt: null,
  handedOverAt: null,
  decidedAt: null,
  createdAt: at,
  updatedAt: at,
  remindAt: null,
  erasedAt: null,
  ...typed(COMPANY),
  provider: { photoKinds: [], dataChecks: [] },
  subject: {
    id: 'sub_1',
    ...tenant,
    applicantId: 'apl_1',
    nature: 'ENTERPRISE',
    certificateType: 'BUSINESS_LICENCE',
    certificateIndex: randomBytes(32),
    province: '330000',
    city: '330100',
    county: '330106',
    personal: seal(
      { name: '杭州示例科技有限公司', certificateNumber: '91330106673959654P' },
      'sub_1',
      'subject',
    ),
    createdAt: at,
    erasedAt: null,
    records: [],
    filings: [],
  },
  materials: [],
  photos: [],
  electronic: [],
  dataChecks: [],
  consents: [],
  shipments: [],
  smsChecks: [],
  reviews: [],
  submissions: [],
  ...change,
});
