import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../prisma/database.ts';
import { SEALED_COLUMNS } from '../../server/platform/privacy/seal-columns.ts';
import { openForTest } from '../testkit/database.ts';

/** Why a column that may hold any text stands in clear, and which do for that reason; `*` before a name is that column of every table. */
const IN_CLEAR: Readonly<Record<string, readonly string[]>> = {
  'ids of our own: random, and told to nobody who may not have them': [
    '*id',
    '*…Id',
    '*…Ids',
    'ProviderExport.after',
    'ElectronicVerification.frames',
    'ProviderExportPart.firstSubject',
    'ProviderExportPart.lastSubject',
    'AuditEvent.session',
    '*traceparent',
    'LookReason.session',
  ],
  'who is at work now: machines and jobs': [
    'Replica.host',
    'Lease.key',
    'Lease.holder',
    'PartialUpload.holder',
    'IdempotencyRecord.holder',
    'Installation.name',
  ],
  'a request’s own key and the names of its fields, from the provider’s program': [
    'IdempotencyRecord.scope',
    'IdempotencyRecord.key',
    'IdempotencyStep.scope',
    'IdempotencyStep.key',
    'IdempotencyStep.field',
  ],
  'digests, which find and tell nothing without the provider’s key': [
    '*metadataIndex',
    'FilingSearch.tokens',
    'Consent.hash',
    'ElectronicVerification.commitmentHash',
    'Filing.openKey',
    'FilingWebsite.openKey',
    'Replica.masterKeyIds',
  ],
  'what a provider publishes of itself, or sets up for its own programs': [
    'Provider.slug',
    'Provider.name',
    'Provider.mailAddress',
    'Provider.mainlandRanges',
    'Provider.filingPageUrl',
    'Provider.privacyPolicyUrl',
    'ProviderRegion.code',
    'ProviderRegion.name',
    'ProviderRegion.area',
    'ProviderProduct.code',
    'ProviderProduct.name',
    'Phrase.text',
    'ApiKey.scopes',
    'ApiKey.name',
    'ApiKey.hint',
    'AllowedOrigin.origin',
    'WebhookEndpoint.url',
    'WebhookEndpoint.topics',
    'ProviderHook.url',
    'ServiceCode.hint',
  ],
  'a provider’s machine: instances, products, regions, addresses of servers': [
    'Server.instanceRef',
    'Server.region',
    'Server.product',
    'Server.productName',
    'Server.ips',
    'Server.accessMethod',
    'IpRange.first',
    'IpRange.last',
    'IpRange.pending',
    'ApiKey.lastUsedFrom',
    'AuthenticationRecord.network',
  ],
  'days, and notices of the State Council': [
    '*day',
    'InspectedWebsite.mendBy',
    'DataCheck.expiresOn',
    'CalendarNotice.source',
    'FilingStatistic.period',
  ],
  'codes of closed lists, ours and the authority’s': [
    'AuthorityAccount.provinces',
    '*bureau',
    '*province',
    '*city',
    '*county',
    '*topic',
    'AuditEvent.what',
    'ProviderExport.section',
    'Inspection.rule',
    'Review.papers',
    'Inspection.chosenUpTo',
    'AuthenticationRecord.code',
    'AuthenticationRecord.occasion',
    'Consent.version',
    'Consent.language',
    'Filing.prefilled',
    'Filing.prefillLocked',
    'FilingMove.reasons',
    'FilingStatistic.key',
    'FilingStatistic.item',
    'Phrase.places',
    'RemarkDraft.place',
    'FilingStatistic.sketch',
    'Reminder.occasion',
    'Mail.event',
    'Material.declaredType',
    'Material.contentType',
    'Material.storageKey',
    'UploadPiece.storageKey',
    'ProviderExportPart.storageKey',
    'AuthorityMessage.method',
    'AuthorityMessage.operation',
    'AuthorityMessage.fileName',
    'AuthorityNotice.list',
    'AuthorityNotice.key',
    'AuthorityCode.table',
    'AuthorityCode.code',
    'AuthorityCode.name',
    'AuthorityCode.data',
    'RehearsalOrder.outcome',
    'RehearsalFile.fileName',
  ],
  'public at the ministry’s own site: filing numbers, names of websites, domains and where they point': [
    '*subjectNumber',
    '*websiteNumber',
    '*domains',
    'DataCheck.about',
    'Website.name',
    'FilingWebsite.filedName',
    'Website.pointingDetails',
    'Determination.sites',
    'AuthorityNotice.aboutNumber',
    'RehearsalWebsite.name',
  ],
  'the name of a courier’s company': ['Shipment.courier', 'BackdropRequest.courier'],
  'the broken rule of an upload, without values of the file': [
    'Submission.failureReason',
    'AuthorityAccount.stoppedReason',
    'AuthorityMessage.reason',
  ],
  'facts of an event: states, codes and counts; words and references of people are sealed one by one (marks.ts)':
    ['TimelineEvent.data', 'OutboxMessage.payload', 'WebhookDelivery.payload'],
  'addresses of the provider’s machines, domains and codes that are sent about a website': [
    'WebsiteAct.wanted',
  ],
  'numbers, codes and days of an alarm, and which one stands': ['Alarm.facts', 'Alarm.standsFor'],
  'a code of test mode, texted to nobody': ['RehearsalOrder.smsCode'],
  'four digits on two screens, by which a person compares them; they let nobody in': ['CaptureLink.code'],
  'written by older versions alone; sealed beside, and emptied by a job': SEALED_COLUMNS.flatMap(
    ({ table, columns }) => columns.map((column) => `${table}.${column}`),
  ),
};

/** Columns whose type takes any text; those of an enum, a number, a moment or sealed bytes do not. */
const TEXT = `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
  WHERE c.table_schema = 'public' AND c.table_name <> '_prisma_migrations'
    AND (c.data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'xml')
      OR (c.data_type = 'ARRAY' AND c.udt_name IN ('_text', '_varchar', '_jsonb', '_json')))
  ORDER BY 1, 2`;

const covers = (rule: string, { table, column }: { table: string; column: string }): boolean => {
  if (rule.startsWith('*…')) return column.endsWith(rule.slice(2));
  return rule.startsWith('*') ? column === rule.slice(1) : rule === `${table}.${column}`;
};

describe('every column that takes any text', () => {
  let database: Database;
  let columns: { table: string; column: string }[];
  const rules = Object.values(IN_CLEAR).flat();

  beforeAll(async () => {
    database = await openForTest();
    const { rows } = await database.executeSql(TEXT);
    columns = rows.map(({ table, column }) => ({ table: String(table), column: String(column) }));
  });
  afterAll(() => database.close());

  it('is sealed, or stands in the table with the reason why it may be clear', () => {
    expect(columns.length).toBeGreaterThan(150);
    const unplaced = columns.filter((one) => !rules.some((rule) => covers(rule, one)));
    expect(unplaced.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  });

  it('is there: the table names no column that is gone', () => {
    expect(rules.filter((rule) => !columns.some((one) => covers(rule, one)))).toEqual([]);
  });

  it('has its sealed one beside it where it stood in clear once', async () => {
    const { rows } = await database.executeSql(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name LIKE '%Sealed'`,
    );
    const beside = SEALED_COLUMNS.flatMap(({ table, columns: names }) =>
      names.map((name) => `${table}.${name}Sealed`),
    );
    expect(rows.map(({ name }) => String(name)).sort()).toEqual(beside.sort());
  });
});
