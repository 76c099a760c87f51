import type { Config } from '../config.ts';
import { workOnColumns } from '../platform/privacy/seal-columns.ts';
import { workOnExports } from '../custody/export/job/write.ts';
import { workOnRetention } from '../custody/purge/purge.ts';
import { assertSoundMachine } from '../filing/machine/machine.ts';
import { workForTheAuthority } from '../filing/handover/work.ts';
import { workOnDomains } from '../filing/after/domains/work.ts';
import { workOnInspections } from '../filing/after/inspections/work.ts';
import { workOnDataChecks } from '../filing/draft/data-checks/ask.ts';
import { workOnFaces } from '../filing/draft/photo/face-check/ask.ts';
import { workOnReading } from '../filing/draft/reading/work.ts';
import { workOnReminders } from '../filing/reminders/work.ts';
import { workOnStatistics } from '../filing/statistics/work.ts';
import { createApp, type App, type Route } from '../http/app.ts';
import { openMetricsPort } from '../http/metrics-port.ts';
import { workOnAudit } from '../platform/audit/work.ts';
import { workForTheMail } from '../platform/mail/deliver.ts';
import { ensureDemo, type Demo } from '../platform/tenancy/demo.ts';
import { workOnWebhooks } from '../platform/webhooks/work.ts';
import type { Services } from '../services.ts';
import { workOnAlarms } from '../watch/work.ts';
import { workInTheHouse } from './housekeeping.ts';
import { openServices } from './open-services.ts';

export type OpenedApp = {
  readonly app: App;
  readonly services: Services;
  readonly demo: Demo | null;
  /** Stops the jobs and lets go of the database. */
  close(): Promise<void>;
};

type Options = {
  /** Address under which this process reaches itself, where that is not its public one. */
  loopbackUrl?: string | undefined;
  /** Routes that are tried before those of every service. */
  firstRoutes?: ((services: Services) => Route[]) | undefined;
};

/** Made once, however many replicas start together. */
const demoOf = ({ database, privacy, publicUrl }: Services): Promise<Demo> =>
  database.exclusively(() =>
    database.prisma.$transaction((tx) => ensureDemo(tx, { privacy, publicUrl, now: new Date() }), {
      timeout: 15_000,
    }),
  );

/**
 * Opens everything and begins to work; requests are the caller's to bring.
 * @throws StartupError with one clear line when something outside is missing or wrong
 */
export async function openApp(
  config: Config,
  publicUrl: string,
  { loopbackUrl, firstRoutes }: Options = {},
): Promise<OpenedApp> {
  assertSoundMachine();
  const { services, brain, close } = await openServices(
    config,
    publicUrl,
    loopbackUrl ? { loopbackUrl } : {},
  );
  try {
    const demo = config.demo ? await demoOf(services) : null;
    const app = createApp(services, brain, demo, { firstRoutes: firstRoutes?.(services) ?? [] });
    workForTheAuthority(services);
    workOnReminders(services);
    workOnStatistics(services);
    workOnDomains(services);
    workOnInspections(services);
    workOnFaces(services);
    workOnDataChecks(services);
    workOnReading(services);
    workForTheMail(services);
    workOnWebhooks(services);
    workOnAudit(services);
    workInTheHouse(services);
    workOnRetention(services);
    workOnExports(services);
    workOnColumns(services);
    const endLooking = workOnAlarms(services);
    const metricsPort = await openMetricsPort(services);
    return {
      app,
      services,
      demo,
      async close() {
        endLooking();
        await metricsPort?.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
