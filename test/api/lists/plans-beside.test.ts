import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { startService, type Service } from '../../testkit/service.ts';
import { heavyIn, type Plan } from './kit/plans.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

/** Rows of each table: most are of a large provider, as many as the desk has are the desk's. */
const MANY = 100_000;
/** Every so manieth row is the desk's. */
const SHARE = 50;
const PIECE = 10_000;

const TABLES = [
  'Applicant',
  'Server',
  'Subject',
  'FilingRecord',
  'Website',
  'AuthorityMessage',
  'AuthorityNotice',
  'WebhookEndpoint',
  'WebhookDelivery',
  'Inspection',
  'InspectedWebsite',
  'AuditEvent',
  'AuthenticationRecord',
];

/** `orders` are none where a list has but one. */
type Beside = { orders: readonly string[]; filters: Readonly<Record<string, string>>; table: RegExp };

const AGES = ['NEWEST_FIRST', 'OLDEST_FIRST'];
const SINCE = 'from: "2026-01-05T00:00:00Z", until: "2026-01-06T00:00:00Z"';

/** The lists beside the filings. */
const LISTS: Readonly<Record<string, Beside>> = {
  servers: {
    orders: [...AGES, 'EXPIRING_FIRST', 'RECENTLY_UPDATED'],
    filters: {
      nothing: '',
      'a product': 'product: "ECS"',
      'a region': 'region: "cn-hangzhou"',
      'an end before': 'expiresBefore: "2027-01-02T00:00:00Z"',
      'an instance': 'instanceRef: "i-50"',
    },
    table: /"Server"/,
  },
  subjects: {
    orders: AGES,
    filters: { nothing: '', provinces: 'provinces: ["330000"]', natures: 'natures: [ENTERPRISE]' },
    table: /"Subject"/,
  },
  websites: {
    orders: [...AGES, 'LONGEST_STRAY'],
    filters: {
      nothing: '',
      stray: 'stray: true',
      'not stray': 'stray: false',
      'a domain': 'domain: "site-50.cn"',
    },
    table: /"Website"/,
  },
  authorityNotices: {
    orders: [...AGES, 'RECENTLY_HANDLED'],
    filters: {
      nothing: '',
      'a list': 'list: "HMDLB"',
      handled: 'handled: true',
      open: 'handled: false',
      days: SINCE,
    },
    table: /"AuthorityNotice"/,
  },
  authorityMessages: {
    orders: AGES,
    filters: {
      nothing: '',
      'a direction': 'direction: SENT',
      'a state': 'status: [REFUSED]',
      'a filing': 'filingId: "fil_50"',
      days: SINCE,
    },
    table: /"AuthorityMessage"/,
  },
  webhookDeliveries: {
    orders: AGES,
    filters: {
      nothing: '',
      'a state': 'status: PENDING',
      'a topic': 'topic: "filing.approved"',
      days: SINCE,
    },
    table: /"WebhookDelivery"/,
  },
  applicants: { orders: [], filters: { nothing: '' }, table: /"Applicant"/ },
  inspectedWebsites: {
    orders: [],
    filters: {
      nothing: '',
      'a campaign': 'inspectionId: "ins_50"',
      'a state': 'states: [FAULTY]',
      'a report': 'inspectionId: "ins_50", reported: true',
    },
    table: /"InspectedWebsite"/,
  },
  auditEvents: {
    orders: [],
    filters: {
      nothing: '',
      somebody: 'actorId: "stf_1"',
      'an action': 'actions: [MATERIAL_VIEWED]',
      'an object': 'about: "fil_50"',
      days: SINCE,
    },
    table: /"AuditEvent"/,
  },
  accessRecords: {
    orders: [],
    filters: { nothing: '', somebody: 'staffId: "stf_1"', 'a filing': 'filingId: "fil_50"', days: SINCE },
    table: /"AuditEvent"/,
  },
  authenticationRecords: {
    orders: [],
    filters: { nothing: '', 'a kind': 'kinds: [REFUSED]', somebody: 'subjectId: "stf_1"', days: SINCE },
    table: /"AuthenticationRecord"/,
  },
};

/** Nine hundred thousand rows take minutes to write: the long form. */
const isAsked = process.env['MANY_ROWS'] !== undefined && inject('serverTemplate') !== null;

describe.runIf(isAsked)('among many rows', () => {
  let service: Service;
  let desk: Desk;
  const statements: { sql: string; values: unknown[] }[] = [];

  beforeAll(async () => {
    const heard = (sql: string, values: unknown[]): void => void statements.push({ sql, values });
    service = await startService({ database: await openForTest({ heard }) });
    desk = await aDesk(service);
    await fill();
  });
  afterAll(() => service.stop());

  async function fill(): Promise<void> {
    const { executeSql } = service.services.database;
    const other = await aDesk(service);
    const ids = [other.tenant.providerId, desk.tenant.providerId];
    const each = 'FROM generate_series($2::int, $3::int) n';
    const whose = `($1::text[])[(n % ${SHARE} = 0)::int + 1], 'TEST'`;
    const id = (prefix: string): string => `'${prefix}_' || lpad(n::text, 26, '0')`;
    const day = `timestamptz '2026-01-01' + n * interval '1 minute'`;
    // In pieces, so that none takes longer than a statement may.
    const put = async (sql: string): Promise<void> => {
      for (let from = 1; from <= MANY; from += PIECE)
        await executeSql(sql, sql.includes('$2') ? [ids, from, from + PIECE - 1] : [ids]);
    };
    await put(
      `INSERT INTO "Applicant" (id, "providerId", mode, "externalRef") SELECT 'apl_' || n, ${whose}, 'account-' || n FROM generate_series(1, 2000) n ON CONFLICT DO NOTHING`,
    );
    await put(
      `INSERT INTO "Server" (id, "providerId", mode, "instanceRef", product, region, ips, "termMonths", "expiresAt", "updatedAt")
       SELECT ${id('srv')}, ${whose}, 'i-' || n, (ARRAY['ECS', 'CVM'])[n / ${SHARE} % 2 + 1], (ARRAY['cn-hangzhou', 'cn-beijing', 'cn-shenzhen'])[n / ${SHARE} % 3 + 1], '{}', 12,
         timestamptz '2027-01-01' + (n * 7919 % ${MANY}) * interval '1 minute', timestamptz '2026-01-01' + (n * 7919 % ${MANY}) * interval '1 minute' ${each}`,
    );
    await put(
      `INSERT INTO "Subject" (id, "providerId", mode, "applicantId", nature, "certificateType", "certificateIndex", province, city, personal)
       SELECT ${id('sub')}, ${whose}, 'apl_' || n % 2000 + 1, (ARRAY['ENTERPRISE', 'PERSONAL'])[n / ${SHARE} % 2 + 1]::"SubjectNature", 'BUSINESS_LICENCE', decode(md5(n::text), 'hex'),
         (ARRAY['330000', '440000', '110000'])[n / ${SHARE} % 3 + 1], '330100', '\\x00' ${each}`,
    );
    await put(
      `INSERT INTO "FilingRecord" (id, "providerId", mode, "subjectId", "subjectNumber", source, "updatedAt")
       SELECT ${id('rec')}, ${whose}, ${id('sub')}, '浙ICP备' || 10000000 + n || '号', 'IMPORT', now() ${each}`,
    );
    await put(
      `INSERT INTO "Website" (id, "providerId", mode, "recordId", "websiteNumber", domains, "accessSince", "straySince")
       SELECT ${id('web')}, ${whose}, ${id('rec')}, '浙ICP备' || 10000000 + n || '号-1', ARRAY['site-' || n || '.cn'], ${day},
         CASE WHEN n / ${SHARE} % 10 = 0 THEN timestamptz '2026-01-01' + (n * 7919 % ${MANY}) * interval '1 minute' END ${each}`,
    );
    await put(
      `INSERT INTO "AuthorityMessage" (id, "providerId", mode, direction, method, "filingIds", status, at)
       SELECT ${id('msg')}, ${whose}, (ARRAY['SENT', 'RECEIVED'])[n / ${SHARE} % 2 + 1]::"AuthorityMessageDirection", 'isp_upload', ARRAY['fil_' || n],
         (ARRAY['ACCEPTED', 'ACCEPTED', 'REFUSED'])[n / ${SHARE} % 3 + 1]::"AuthorityMessageStatus", ${day} ${each}`,
    );
    await put(
      `INSERT INTO "AuthorityNotice" (id, "providerId", mode, list, key, personal, at, "handledAt")
       SELECT ${id('not')}, ${whose}, (ARRAY['HMDLB', 'WBAWZLB'])[n / ${SHARE} % 2 + 1], n::text, '\\x00', ${day},
         CASE WHEN n / ${SHARE} % 3 > 0 THEN timestamptz '2026-02-01' + (n * 7919 % ${MANY}) * interval '1 minute' END ${each}`,
    );
    await put(
      `INSERT INTO "WebhookEndpoint" (id, "providerId", mode, url, secrets, topics) SELECT 'whe_' || n, ${whose}, 'https://example.com', '\\x00', '{*}' FROM generate_series(1, 100) n ON CONFLICT DO NOTHING`,
    );
    await put(
      `INSERT INTO "WebhookDelivery" (id, "endpointId", "messageId", topic, payload, at, status, "createdAt")
       SELECT ${id('whd')}, 'whe_' || CASE WHEN n % ${SHARE} = 0 THEN ${SHARE} ELSE (n % ${SHARE}) END, 'out_' || n, (ARRAY['filing.approved', 'filing.started'])[n / ${SHARE} % 2 + 1], '{}', ${day},
         (ARRAY['DELIVERED', 'DELIVERED', 'PENDING'])[n / ${SHARE} % 3 + 1]::"WebhookDeliveryStatus", ${day} ${each} WHERE $1::text[] IS NOT NULL`,
    );
    await put(
      `INSERT INTO "Inspection" (id, "providerId", mode, title, checks, rule, "daysToMend", "startedAt") SELECT 'ins_' || n, ${whose}, '\\x00', '{}', '{}', 10, now() FROM generate_series(1, 100) n ON CONFLICT DO NOTHING`,
    );
    await put(
      `INSERT INTO "InspectedWebsite" (id, "inspectionId", "websiteId", "providerId", mode, state, "reportedAt")
       SELECT ${id('iwb')}, 'ins_' || CASE WHEN n % ${SHARE} = 0 THEN ${SHARE} ELSE (n % ${SHARE}) END, ${id('web')}, ${whose},
         (ARRAY['WAITING', 'SOUND', 'FAULTY'])[n / ${SHARE} % 3 + 1]::"InspectedState", CASE WHEN n / ${SHARE} % 10 = 0 THEN ${day} END ${each}`,
    );
    await put(
      `INSERT INTO "AuditEvent" (id, "providerId", mode, "actorKind", "actorId", action, "targetId", "filingId", at)
       SELECT ${id('aud')}, ${whose}, 'STAFF', 'stf_' || n / ${SHARE} % 3, (ARRAY['MATERIAL_VIEWED', 'WEBHOOK_CHANGED'])[n / ${SHARE} % 2 + 1]::"AuditAction", 'fil_' || n, 'fil_' || n, ${day} ${each}`,
    );
    await put(
      `INSERT INTO "AuthenticationRecord" (id, "providerId", mode, kind, "subjectId", occasion, at)
       SELECT ${id('aut')}, ${whose}, (ARRAY['REFUSED', 'SESSION_MINTED'])[n / ${SHARE} % 2 + 1]::"AuthenticationKind", 'stf_' || n / ${SHARE} % 3, 'occasion ' || n, ${day} ${each}`,
    );
    for (const table of TABLES) await executeSql(`VACUUM ANALYZE "${table}"`, []);
  }

  /** What is heavy in the plans of a list's statements, run as they are. */
  async function heavyOf(list: string, args: string, table: RegExp): Promise<string[]> {
    statements.length = 0;
    await desk.provider.query(
      `{ ${list}(first: 20, ${args}) { totalCount pageInfo { hasNextPage } edges { cursor } } }`,
    );
    const heard = statements.filter(({ sql }) => table.test(sql) && /^\s*[(SW]/.test(sql));
    expect(heard.length).toBeGreaterThan(0);
    const found = [];
    for (const { sql, values } of heard) {
      const { rows } = await service.services.database.executeSql(
        `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`,
        values,
      );
      const [{ Plan: plan }] = rows[0]?.['QUERY PLAN'] as [{ Plan: Plan }];
      const heavy = heavyIn(plan);
      if (heavy.length > 0) found.push(`${heavy.join(', ')}: ${sql.slice(0, 2000)}`);
    }
    return found;
  }

  describe.each(Object.entries(LISTS))('%s', (list, { orders, filters, table }) => {
    const ways = orders.length > 0 ? orders.map((order) => [order, `order: ${order}, `]) : [['usual', '']];
    describe.each(ways)('in the order %s', (_order, ordered) => {
      it.each(Object.entries(filters))('with %s read little more than they show', async (_name, filter) => {
        expect(await heavyOf(list, `${ordered}${filter}`, table)).toEqual([]);
      });
    });
  });
});
