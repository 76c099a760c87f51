import { hostname } from 'node:os';
import type { Alarm } from '../../prisma/generated/client/client.ts';
import type { AlarmKind } from '../../prisma/generated/client/enums.ts';
import { tellWorld } from '../platform/events/outbox.ts';
import { newId } from '../platform/ids.ts';
import type { Tenant } from '../platform/tenancy/actor.ts';
import { replicasOf } from '../platform/service/replicas.ts';
import type { Services } from '../services.ts';
import { ALARMS, kindsOf } from './alarms.ts';
import type { Found, Looking } from './finding/found.ts';

type Watching = Looking & Pick<Services, 'log'>;

const standsFor = (kind: AlarmKind, { tenant, targetId }: Pick<Found, 'tenant' | 'targetId'>): string =>
  [kind, tenant?.mode, targetId].filter(Boolean).join(' ');

const tenantOf = ({ providerId, mode }: Pick<Alarm, 'providerId' | 'mode'>): Tenant | null =>
  providerId !== null && mode !== null ? { providerId, mode } : null;

/** Notes what is new, once however many look, and tells whose it is. */
async function raise({ database, clock, log }: Watching, kind: AlarmKind, found: Found): Promise<void> {
  const { tenant, targetId, since, facts = {} } = found;
  const id = newId('Alarm');
  const at = tenant ? await clock.now(tenant) : new Date();
  const isNew = await database.prisma.$transaction(async (tx) => {
    const { count } = await tx.alarm.createMany({
      data: [
        {
          id,
          kind,
          ...tenant,
          targetId,
          since,
          facts,
          raisedAt: new Date(),
          standsFor: standsFor(kind, found),
        },
      ],
      skipDuplicates: true,
    });
    if (count > 0 && tenant)
      await tellWorld(tx, tenant, {
        topic: 'alarm.raised',
        targetId: id,
        at,
        data: { kind, about: targetId },
      });
    return count > 0;
  });
  if (isNew)
    log.error({ event: 'alarm.raised', alarmId: id, kind, ...tenant, targetId }, 'something needs a person');
}

async function clear({ database, clock, log }: Watching, alarm: Alarm): Promise<void> {
  const { id, kind, targetId } = alarm;
  const tenant = tenantOf(alarm);
  const at = tenant ? await clock.now(tenant) : new Date();
  await database.prisma.$transaction(async (tx) => {
    const { count } = await tx.alarm.updateMany({
      where: { id, clearedAt: null },
      data: { clearedAt: new Date(), standsFor: null },
    });
    if (count > 0 && tenant)
      await tellWorld(tx, tenant, {
        topic: 'alarm.cleared',
        targetId: id,
        at,
        data: { kind, about: targetId },
      });
  });
  log.info({ event: 'alarm.cleared', alarmId: id, kind, ...tenant }, 'an alarm is over');
}

/** What is nobody's own is told to the provider that operates the service, where there is one. */
async function operatorOf({ database: { prisma }, config }: Looking): Promise<Tenant | null> {
  if (config.operatorProvider === null) return null;
  const operator = await prisma.provider.findUnique({
    where: { slug: config.operatorProvider },
    select: { id: true },
  });
  return operator && { providerId: operator.id, mode: 'LIVE' };
}

/** Looks for one kind; what cannot be looked at stays as it was noted. */
async function lookFor(
  watching: Watching,
  kind: AlarmKind,
  isMine: (alarm: Alarm) => boolean,
): Promise<void> {
  try {
    const { of, find } = ALARMS[kind];
    const operator = of === 'TENANT' ? null : await operatorOf(watching);
    const found = (await find(watching)).map((each) => ({ ...each, tenant: each.tenant ?? operator }));
    const names = new Set(found.map((each) => standsFor(kind, each)));
    const noted = await watching.database.prisma.alarm.findMany({ where: { kind, clearedAt: null } });
    const known = new Set(noted.map((alarm) => alarm.standsFor));
    for (const each of found) if (!known.has(standsFor(kind, each))) await raise(watching, kind, each);
    for (const alarm of noted)
      if (!names.has(alarm.standsFor ?? '') && isMine(alarm)) await clear(watching, alarm);
  } catch (error) {
    watching.log.warn({ err: error, kind }, 'an alarm could not be looked for');
  }
}

/** Looks for everything that is the same from every machine. */
export async function lookAround(watching: Watching): Promise<void> {
  for (const kind of kindsOf('TENANT', 'INSTALLATION')) await lookFor(watching, kind, () => true);
  // What was wrong with a machine that is gone is over.
  const { database } = watching;
  const hosts = new Set([hostname(), ...(await replicasOf(database)).map(({ host }) => host)]);
  const ofMachines = await database.prisma.alarm.findMany({
    where: { clearedAt: null, kind: { in: kindsOf('MACHINE') } },
  });
  for (const alarm of ofMachines) if (!hosts.has(alarm.targetId)) await clear(watching, alarm);
}

/** Looks at the machine that this process runs on. */
export async function lookHere(watching: Watching): Promise<void> {
  for (const kind of kindsOf('MACHINE'))
    await lookFor(watching, kind, ({ targetId }) => targetId === hostname());
}
