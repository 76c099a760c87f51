import { FAMILIES } from '../../../schema/rules/scopes.ts';
import { Caller } from '../../testkit/caller.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { anOriginAndAReviewer } from '../../testkit/rows.ts';
import type { Service } from '../../testkit/service.ts';
import { aWholeRow } from '../lists/kit/whole-rows.ts';

/** What is asked about by its ID. */
export type Asked = { readonly filing: string; readonly message: string; readonly notice: string };

const READS = Object.entries(FAMILIES).flatMap(([name, family]) =>
  'read' in family ? [`${name}_READ`] : [],
);

/** A key that may read everything, and change nothing. */
export async function readingKey(desk: Desk): Promise<Caller> {
  const { key } = await desk.provider.succeed('createApiKey', {
    kind: 'RESTRICTED',
    name: 'reads',
    scopes: READS,
  });
  return desk.provider.with({ token: String(key) });
}

/** A filing of somebody in every detail, and one row of everything else of the provider. */
export async function everythingOf(desk: Desk, applicantId: string): Promise<Asked> {
  const { service, tenant } = desk;
  const { prisma } = service.services.database;
  await aWholeRow(desk, { state: 'APPROVED', applicantId });
  await anOriginAndAReviewer(service, tenant);
  const newest = { where: { ...tenant }, orderBy: { id: 'desc' } } as const;
  const [filing, message, notice] = await Promise.all([
    prisma.filing.findFirstOrThrow(newest),
    prisma.authorityMessage.findFirstOrThrow(newest),
    prisma.authorityNotice.findFirstOrThrow(newest),
  ]);
  return { filing: filing.id, message: message.id, notice: notice.id };
}

/** Nobody of these has any part in what is asked about. */
export async function strangers(service: Service, desk: Desk): Promise<Record<string, Caller>> {
  const other = await aDesk(service);
  await other.allowOrigin('https://other.example.com');
  return {
    nobody: new Caller(service.url),
    'a foreign publishable key': new Caller(service.url, {
      publishableKey: other.publishableKey,
      origin: 'https://other.example.com',
    }),
    'a foreign secret key': other.provider,
    'a foreign restricted key': await readingKey(other),
    'a foreign reviewer': await other.reviewer(),
    'a foreign applicant': (await other.applicant()).caller,
    'another applicant': (await desk.applicant()).caller,
  };
}
