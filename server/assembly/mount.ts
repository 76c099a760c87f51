import { readConfig } from '../config.ts';
import { StartupError } from '../../prisma/startup-error.ts';
import { basePathOf } from '../http/base-path.ts';
import { createUnderWay } from '../http/under-way.ts';
import type * as Published from './published.d.ts';
import { openApp } from './open-app.ts';

/** So long requests under way are waited for at the end. */
const FINISH_MS = 10_000;

/** The path below which a host mounts us, as far as it says. */
const mountedAt = (request: object): string =>
  'baseUrl' in request && typeof request.baseUrl === 'string' ? request.baseUrl : '';

export const createApp: typeof Published.createApp = async (settings, { loopbackUrl } = {}) => {
  const config = readConfig({ NODE_ENV: process.env['NODE_ENV'], ...settings });
  const { publicUrl } = config;
  if (publicUrl === undefined)
    throw new StartupError('PUBLIC_URL must be given: the address under which browsers reach this server.');
  const { app, services, close } = await openApp(config, publicUrl, { loopbackUrl });
  const base = basePathOf(publicUrl);
  const underWay = createUnderWay();
  return {
    handler: (request, response, next) => {
      const at = mountedAt(request);
      if (at !== '' && at !== base)
        throw new Error(
          `Jieru is mounted below ${at}, and PUBLIC_URL does not say so: no link would be right.`,
        );
      underWay.count(response);
      app(request, response, next);
    },
    isReady: async () => (await services.readiness.problem()) === null,
    async close() {
      services.readiness.leave();
      services.events.endSubscriptions();
      await underWay.quiet(Date.now() + FINISH_MS);
      await close();
    },
  };
};
