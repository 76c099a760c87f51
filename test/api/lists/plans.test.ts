import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import type { Applicant } from '../../testkit/applicant.ts';
import type { Caller } from '../../testkit/caller.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { startService, type Service } from '../../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

/** Filings of all providers together, of which every fourth is the desk's. */
const MANY = 20_000;

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

/** Nodes of a plan that read a whole table, or sort without a limit above. */
function faultsIn(plan: Plan, limited = false): string[] {
  const type = plan['Node Type'];
  const below = (plan.Plans ?? []).flatMap((one) => faultsIn(one, limited || type === 'Limit'));
  return [
    ...(type === 'Seq Scan' ? [`Seq Scan of ${plan['Relation Name'] ?? '?'}`] : []),
    ...(/Sort$/.test(type) && !limited ? ['Sort without a limit'] : []),
    ...below,
  ];
}

const ORDERS = [
  'NEWEST_FIRST',
  'OLDEST_FIRST',
  'LONGEST_WAITING',
  'RECENTLY_SUBMITTED',
  'RECENTLY_DECIDED',
  'RECENTLY_UPDATED',
];

const FILTERS: Readonly<Record<string, string>> = {
  nothing: '',
  'a state': 'states: [IN_REVIEW]',
  'several states': 'states: [APPROVED, REFUSED, ABANDONED]',
  'a reference': 'externalRef: "order-7"',
  'an account': 'applicantRef: "me"',
  metadata: 'metadata: { order: "7" }',
  provinces: 'provinces: ["330000"]',
  kind: 'kind: NEW_ACCESS',
  natures: 'natures: [ENTERPRISE]',
  'a reviewer': 'reviewerId: "stf_1"',
  overdue: 'overdue: true',
  'not overdue': 'overdue: false',
  resubmitted: 'resubmitted: true',
  'not resubmitted': 'resubmitted: false',
  'a face result': 'faceResults: [DIFFERENT]',
  'a submission between': 'submittedFrom: "2026-01-01T00:00:00Z", submittedBefore: "2026-01-02T00:00:00Z"',
  'a decision between': 'decidedFrom: "2026-01-01T00:00:00Z", decidedBefore: "2026-01-02T00:00:00Z"',
  'a number': 'search: "浙ICP备10000007号-1"',
  'a domain': 'search: "https://www.site-7.cn/"',
  'a part': 'search: "龙井"',
};

describe.skipIf(inject('serverTemplate') === null)('among many filings', () => {
  let service: Service;
  let desk: Desk;
  let me: Applicant;
  let reviewer: Caller;
  const statements: { sql: string; values: unknown[] }[] = [];

  beforeAll(async () => {
    const heard = (sql: string, values: unknown[]): void => void statements.push({ sql, values });
    service = await startService({ database: await openForTest({ heard }) });
    desk = await aDesk(service);
    me = await desk.applicant('me');
    reviewer = await desk.reviewer();
    await fill();
  });
  afterAll(() => service.stop());

  async function fill(): Promise<void> {
    const { executeSql } = service.services.database;
    const others = [await aDesk(service), await aDesk(service), await aDesk(service)];
    const providers = [desk, ...others].map(({ tenant }) => tenant.providerId);
    const sql = (text: string, values: unknown[] = []) => executeSql(text, values);
    const each = `FROM generate_series(1, ${MANY}) n`;
    await sql(
      `INSERT INTO "Applicant" (id, "providerId", mode, "externalRef") SELECT 'apl_' || n, ($1::text[])[n % 4 + 1], 'TEST', 'account-' || n FROM generate_series(0, 1999) n`,
      [providers],
    );
    await sql(
      `INSERT INTO "Subject" (id, "providerId", mode, "applicantId", nature, "certificateType", "certificateIndex", province, city, personal)
       SELECT 'sub_' || n, ($1::text[])[n % 4 + 1], 'TEST', 'apl_' || n, 'ENTERPRISE', 'BUSINESS_LICENCE', decode(md5(n::text), 'hex'), '330000', '330100', '\\x00'
       FROM generate_series(0, 1999) n`,
      [providers],
    );
    await sql(
      `INSERT INTO "Filing" (id, "providerId", mode, "applicantId", "subjectId", "externalRef", "metadataIndex", kind, state, nature, "certificateType", province, city,
         "subjectNumber", "submittedAt", "decidedAt", "createdAt", "updatedAt")
       SELECT 'fil_' || lpad(n::text, 26, '0'), ($1::text[])[n % 4 + 1], 'TEST', CASE WHEN n % 400 = 0 THEN $2 ELSE 'apl_' || n % 2000 END, 'sub_' || n % 2000, 'order-' || n, ARRAY['k' || n, 'v' || n],
         (ARRAY['NEW_ACCESS', 'CONTINUED_ACCESS'])[n % 2 + 1]::"FilingKind",
         (ARRAY['DRAFT', 'IN_REVIEW', 'RETURNED', 'QUEUED', 'AT_AUTHORITY', 'APPROVED', 'REFUSED', 'ABANDONED'])[n / 4 % 8 + 1]::"FilingState",
         (ARRAY['ENTERPRISE', 'PERSONAL', 'GOVERNMENT'])[n / 4 % 3 + 1]::"SubjectNature", 'BUSINESS_LICENCE', (ARRAY['330000', '440000', '110000', '310000'])[n / 4 % 4 + 1], '330100',
         '浙ICP备' || 10000000 + n || '号', CASE WHEN n / 4 % 8 > 0 THEN timestamptz '2026-01-01' + n * interval '10 minutes' END,
         CASE WHEN n / 4 % 8 > 4 THEN timestamptz '2026-01-02' + n * interval '10 minutes' END, now(), timestamptz '2026-01-01' + n * interval '1 minute' ${each}`,
      [providers, me.id],
    );
    const of = `'fil_' || lpad(n::text, 26, '0')`;
    await sql(
      `INSERT INTO "FilingWebsite" (id, "filingId", position, "websiteNumber", domains)
       SELECT 'fws_' || n, ${of}, 0, '浙ICP备' || 10000000 + n || '号-1', ARRAY['site-' || n || '.cn'] ${each}`,
    );
    await sql(
      `INSERT INTO "FilingSearch" ("filingId", "providerId", mode, tokens) SELECT ${of}, ($1::text[])[n % 4 + 1], 'TEST', ARRAY[md5(n::text), md5((n % 500)::text)] ${each}`,
      [providers],
    );
    await sql(
      `INSERT INTO "StaffMember" (id, "providerId", mode, "externalRef", "displayName") SELECT 'stf_' || n, $1, 'TEST', 'staff-' || n, '王' FROM generate_series(0, 199) n`,
      [desk.tenant.providerId],
    );
    await sql(
      `INSERT INTO "Review" (id, "filingId", "reviewerId", decision, at) SELECT 'rev_' || n, ${of}, 'stf_' || n % 200, 'RETURN', now() ${each}`,
    );
    await sql(
      `INSERT INTO "TimelineEvent" (id, "filingId", sequence, type, "actorKind", at)
       SELECT 'evt_' || n, ${of}, 1, (CASE WHEN n % 5 = 0 THEN 'RESUBMIT' ELSE 'SUBMIT' END)::"TimelineEventType", 'APPLICANT', now() ${each}`,
    );
    await sql(
      `INSERT INTO "Material" (id, "providerId", mode, "filingId", kind, status, "declaredType", "declaredBytes", "createdAt")
       SELECT 'mat_' || n, ($1::text[])[n % 4 + 1], 'TEST', ${of}, 'VERIFICATION_PHOTO', 'STORED', 'image/jpeg', 1, now() ${each}`,
      [providers],
    );
    await sql(
      `INSERT INTO "VerificationPhoto" (id, "filingId", "filingWebsiteId", kind, "materialId", "takenAt") SELECT 'vph_' || n, ${of}, 'fws_' || n, 'FACE', 'mat_' || n, now() ${each}`,
    );
    await sql(
      `INSERT INTO "FaceCheck" (id, "photoId", "cardId", state) SELECT 'fck_' || n, 'vph_' || n, 'mat_' || n, (CASE WHEN n % 400 = 0 THEN 'DIFFERENT' ELSE 'SAME' END)::"FaceCheckState" ${each}`,
    );
    await sql(
      `INSERT INTO "ResponsiblePerson" (id, "filingId", role, personal, "mobileIndex") SELECT 'rsp_' || n, ${of}, 'SUBJECT', '\\x00', decode(md5(n::text), 'hex') ${each}`,
    );
    await sql('VACUUM ANALYZE');
  }

  /** What is wrong with the plans of a list's statements; those about one row or the caller are left out. */
  async function faultsOf(caller: Caller, args: string): Promise<string[]> {
    statements.length = 0;
    await caller.query(`{ filings(first: 20, ${args}) { totalCount edges { node { id } } } }`);
    const faults = [];
    for (const { sql, values } of [...statements]) {
      if (!/"Filing(Search)?"/.test(sql) || !sql.trimStart().match(/^[(S]/)) continue;
      const { rows } = await service.services.database.executeSql(`EXPLAIN (FORMAT JSON) ${sql}`, values);
      const [{ Plan: plan }] = rows[0]?.['QUERY PLAN'] as [{ Plan: Plan }];
      const found = faultsIn(plan);
      if (found.length > 0) faults.push(`${found.join(', ')}: ${sql.slice(0, 60)}`);
    }
    expect(statements.length).toBeGreaterThan(0);
    return faults;
  }

  describe.each(ORDERS)('in the order %s', (order) => {
    it.each(Object.entries(FILTERS))('%s reads along indexes', async (_name, filter) => {
      for (const caller of [reviewer, me.caller])
        expect(await faultsOf(caller, `order: ${order}, ${filter}`)).toEqual([]);
    });
  });
});
