import { aCompany } from '../../testkit/companies.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import type { Filing, Milestone } from '../../testkit/filing.ts';
import type { Service } from '../../testkit/service.ts';

export type Story = { service: Service; desk: Desk; filing: Filing };

/** An order of a desk of its own, as far as said; nobody was told anything yet. */
export async function anOrder(service: Service, milestone: Milestone, label?: string): Promise<Story> {
  const desk = await aDesk(service);
  const filing = await (await desk.applicant()).files(aCompany(label)).upTo(milestone);
  return { service, desk, filing };
}

/** Time goes by, and the service looks whom to remind. */
export async function after(
  { desk }: Pick<Story, 'desk'>,
  span: { days?: number; hours?: number },
): Promise<void> {
  await desk.clock.passes(span);
  await desk.reminds();
}

export const types = async ({ filing }: Story): Promise<string[]> =>
  (await filing.shown()).timeline.map(({ type }) => type);

export const outbox = async ({ service, desk, filing }: Story) =>
  service.services.database.prisma.outboxMessage.findMany({
    where: { ...desk.tenant, targetId: filing.id, topic: { startsWith: 'reminder.' } },
    orderBy: { id: 'asc' },
  });
