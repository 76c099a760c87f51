import type { Services } from '../../server/services.ts';
import type { Tenant } from '../../server/platform/tenancy/actor.ts';

/** The hands of a provider's test clock. */
export type ClockControl = {
  /** Stands at a moment, earlier ones included: `2019-05-08T10:00:00+08:00`. */
  standsAt(moment: string): Promise<void>;
  passes(span: { days?: number; hours?: number }): Promise<void>;
  now(): Promise<Date>;
};

export const createClockControl = ({ clock, database }: Services, tenant: Tenant): ClockControl => ({
  standsAt: (moment) => database.prisma.$transaction((tx) => clock.standAt(tx, tenant, new Date(moment))),
  passes: async ({ days = 0, hours = 0 }) => {
    await database.prisma.$transaction((tx) => clock.advance(tx, tenant, days * 86_400 + hours * 3_600));
  },
  now: async () => clock.now(tenant),
});
