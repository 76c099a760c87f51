import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { ProductEnum, ServerType } from './type.ts';

const ServerInput = builder.inputType('ServerInput', {
  description: 'A server of the provider.',
  fields: (t) => ({
    instanceRef: t.string({
      required: true,
      description: 'The provider’s own name of the instance; registering it again updates it.',
    }),
    ownerRef: t.string({
      description: 'Account it belongs to; that applicant may choose it without a code.',
    }),
    product: t.field({ type: ProductEnum, required: true, description: 'What it was sold as.' }),
    region: t.string({
      required: true,
      description: 'As the provider’s list of regions has it, e.g. cn-hangzhou; see `setRegions`.',
    }),
    ips: t.stringList({ required: true, description: 'Public addresses.' }),
    termMonths: t.int({ required: true, description: 'Months bought, renewals included.' }),
    expiresAt: t.field({ type: 'DateTime', required: true, description: 'When the term ends.' }),
  }),
});

mutation('registerServers', {
  as: 'SECRET_KEY',
  description: 'Registers or updates the provider’s servers, at most 100 at once.',
  input: (t) => ({ servers: t.field({ type: [ServerInput], required: true, description: 'The servers.' }) }),
  errors: [ERRORS.ValidationFailure],
  change: (work, input, app) => app.registerServers(work, input),
  result: (t) => ({
    servers: t.prismaField({
      type: [ServerType],
      description: 'As registered, in the order given.',
      resolve: async (query, { serverIds }, _args, context) => {
        const rows = await servicesOf(context).database.prisma.server.findMany({
          ...query,
          where: { AND: [{ id: { in: serverIds } }, context.app.serverScope(context.actor)] },
        });
        return rows.sort((a, b) => serverIds.indexOf(a.id) - serverIds.indexOf(b.id));
      },
    }),
  }),
});

mutation('issueServiceCodes', {
  as: 'SECRET_KEY',
  description:
    'Issues service codes (备案服务号) of a server, each good for one site. They are shown once and take slots at once.',
  input: (t) => ({
    serverId: t.id({ required: true, description: 'The server.' }),
    count: t.int({ required: true, description: 'How many.' }),
    grantedTo: t.string({
      description: 'Account reference that alone may use them; anyone’s when left out.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.issueServiceCodes(work, input),
  result: (t) => ({ codes: t.exposeStringList('codes', { description: 'Shown once.' }) }),
});
