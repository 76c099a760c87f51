import type { Quota } from '../../../server/application.ts';
import { builder, LIMITS } from '../builder.ts';

const RateLimit = builder.objectRef<Quota & { cost: number }>('RateLimit').implement({
  authScopes: { known: true },
  description:
    'How the caller stands against the limit on its requests. The headers `RateLimit` and `RateLimit-Policy` of every answer say the same.',
  fields: (t) => ({
    limit: t.exposeInt('limit', {
      description: 'The number of requests that the caller may send in a window, e.g. `1200`.',
    }),
    windowSeconds: t.exposeInt('windowSeconds', {
      description: 'The length of a window, in seconds, e.g. `60`. It begins with the first request.',
    }),
    remaining: t.exposeInt('remaining', {
      description: 'The number of requests left in this window, this one already taken off.',
    }),
    resetAt: t.field({
      type: 'DateTime',
      description: 'The date and time when the window ends and all requests are available again.',
      resolve: ({ resetSeconds }) => new Date(Date.now() + resetSeconds * 1000),
    }),
    cost: t.exposeInt('cost', {
      description:
        'The cost of the document that asks, with its variables, as `extensions.cost` of the answer tells it.',
    }),
    maximumCost: t.int({
      description:
        'The highest cost of a single document. A document that costs more is refused with `QUERY_COMPLEXITY`.',
      resolve: () => LIMITS.complexity,
    }),
  }),
});

builder.queryField('rateLimit', (t) =>
  t.field({
    type: RateLimit,
    authScopes: { known: true },
    description:
      'Returns how the caller stands against the limit on its requests. Asking counts as a request.',
    resolve: (_root, _args, { quota, reply }) => ({ ...quota, cost: reply.cost ?? 0 }),
  }),
);
