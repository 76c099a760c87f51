import { inspectDue } from '../../../server/filing/after/inspections/work.ts';
import type { Desk } from '../../testkit/desk.ts';
import type { Service } from '../../testkit/service.ts';
import type { Narrator } from './recorder.ts';

/** A campaign over the filed websites: started, looked at, noted by hand, mended by the owner, closed. */
export async function campaign(
  { provider, service }: { provider: Narrator; service: Service },
  { owner, domain }: { owner: Narrator; domain: string },
): Promise<void> {
  const started = await provider.succeed('startInspection', {
    title: '2026 年专项核查',
    checks: ['PHONE', 'RESOLUTION'],
    daysToMend: 15,
    websites: { provinces: ['330000'], suffixes: [domain] },
  });
  const { id: inspectionId } = started['inspection'] as { id: string };
  await inspectDue(service.services);
  await provider.tells(
    'Query',
    'inspections',
    '{ inspections(open: true) { edges { node { id title checks daysToMend figures { chosen sound faulty overdue mended } } } } }',
  );
  const listed = (await provider.tells(
    'Query',
    'inspectedWebsites',
    'query ($id: ID!) { inspectedWebsites(inspectionId: $id, first: 1) { edges { node { id state faults { what todo } mendBy website { websiteNumber } } } } }',
    { id: inspectionId },
  )) as { inspectedWebsites: { edges: { node: { id: string } }[] } };
  const inspectedWebsiteId = listed.inspectedWebsites.edges[0]?.node.id;
  const found = { inspectedWebsiteId, check: 'PHONE', passed: false, remark: '三次无人接听' };
  await provider.succeed('recordInspectionResult', found);
  await owner.succeed('reportInspectionMended', { inspectedWebsiteId });
  await provider.succeed('closeInspection', { inspectionId });
}

/** Registers: one is asked about filings, told of, and asked again. */
export async function registers(
  { provider, reviewer }: { provider: Narrator; reviewer: Narrator },
  filingId: string,
): Promise<void> {
  await provider.succeed('setDataCheck', { kind: 'DOMAIN_CHECK', effect: 'ADVISE' });
  await provider.tells('Query', 'dataChecks', '{ dataChecks { kind effect } }');
  await reviewer.succeed('recheckFilingData', { filingId });
}

/** Address ranges: filed with the authority, changed, and taken away. */
export async function addressRanges({
  provider,
  asker,
  desk,
}: {
  provider: Narrator;
  asker: Narrator;
  desk: Pick<Desk, 'authorityWorks'>;
}): Promise<void> {
  const { ranges } = (await provider.succeed('fileIpRanges', {
    ranges: [{ range: '47.98.0.0/16', use: 'OWN', addressing: 'STATIC', allocatedOn: '2026-01-05' }],
  })) as unknown as { ranges: { id: string }[] };
  await desk.authorityWorks();
  await asker.tells(
    'Query',
    'ipRanges',
    '{ ipRanges(first: 5) { edges { node { id first last use state code opinion waits } } } }',
  );
  const rangeId = ranges[0]?.id ?? '';
  await provider.succeed('changeIpRange', { rangeId, use: 'RESERVED' });
  await desk.authorityWorks();
  await provider.succeed('removeIpRanges', { rangeIds: [rangeId] });
}
