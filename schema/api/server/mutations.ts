import { builder } from '../builder.ts';
import { AccessMethodEnum } from '../enums.ts';
import { servicesOf } from '../context.ts';
import { MAX_ITEMS } from '../input-limits.ts';
import { METADATA_INPUT } from '../metadata.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { ServerType } from './type.ts';

const ServerInput = builder.inputType('ServerInput', {
  description: 'A server of the provider to register, or to update where its `instanceRef` is known.',
  fields: (t) => ({
    instanceRef: t.string({
      required: true,
      description:
        'The provider’s own name of the instance. Registering the same name again updates the server.',
    }),
    ownerRef: t.string({
      description:
        'The provider’s reference of the account that the server belongs to. Its applicant may choose the server without a service code. Left out, the server stays with whom it belongs to; with null or an empty text it belongs to nobody.',
    }),
    product: t.string({
      required: true,
      description:
        'The code of the product that the server was sold as, e.g. `CLOUD_SERVER`. It must be on the provider’s list (`products`).',
    }),
    region: t.string({
      required: true,
      description:
        'The code of the region that the server stands in, e.g. `cn-hangzhou`. It must be on the provider’s list (`regions`).',
    }),
    accessMethod: t.field({
      type: AccessMethodEnum,
      description:
        'How websites on the server are hosted (接入方式). Where it is known, applicants are not asked for it. Left out, it stays as it was, and of a usual product it follows from the product; with null it is not known.',
    }),
    ips: t.stringList({
      required: true,
      description: `The IP addresses of the server, IPv4 or IPv6, at most ${MAX_ITEMS}. A website can be filed on it only where one is a public IPv4 address.`,
    }),
    termMonths: t.int({
      required: true,
      description: 'The number of months for which the server was bought, renewals included.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      required: true,
      description: 'The date and time when the term of the server ends.',
    }),
    price: t.int({
      description:
        'What was paid for the server, in fen. Where it is told, it is compared with the `minimumPrice` of the product. Left out, it stays as it was; with null it is not known any more.',
    }),
    metadata: t.field({ type: 'Metadata', description: METADATA_INPUT }),
  }),
});

mutation('registerServers', {
  as: 'SECRET_KEY',
  description: `Registers servers of the provider in the mode of the key, or updates those that are known, at most ${MAX_ITEMS} at once. An update keeps the slots that are taken. Where one server is refused, none is registered.`,
  input: (t) => ({
    servers: t.field({
      type: [ServerInput],
      required: true,
      description: `The servers to register or update, at most ${MAX_ITEMS}.`,
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: (work, input, app) => app.registerServers(work, input),
  result: (t) => ({
    servers: t.prismaField({
      type: [ServerType],
      description: 'The servers as they are registered now, in the order given.',
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

mutation('updateServer', {
  as: 'SECRET_KEY',
  description:
    'Changes what the provider notes on a server. What is left out stays as it is; facts of the server are changed with `registerServers`.',
  input: (t) => ({
    serverId: t.id({ required: true, description: 'The ID of the server, e.g. `srv_01j…`.' }),
    metadata: t.field({ type: 'Metadata', description: METADATA_INPUT }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.updateServer(work, input),
  result: (t) => ({
    server: t.prismaField({
      type: ServerType,
      description: 'The server as it stands after the change.',
      resolve: (query, { serverId }, _args, context) =>
        servicesOf(context).database.prisma.server.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: serverId }, context.app.serverScope(context.actor)] },
        }),
    }),
  }),
});

mutation('issueServiceCodes', {
  as: 'SECRET_KEY',
  description:
    'Issues service codes (备案服务号) of a server, each good for one website. Each takes a slot of the server at once, and its text is shown this once. Refuses a server that may carry no filing or has too few free slots.',
  input: (t) => ({
    serverId: t.id({
      required: true,
      description: 'The ID of the server to issue service codes of, e.g. `srv_01j…`.',
    }),
    count: t.int({
      required: true,
      description:
        'The number of service codes to issue, at least 1 and at most the `slotsFree` of the server.',
    }),
    grantedTo: t.string({
      description:
        'The provider’s reference of the account that alone may use the codes. Left out, every applicant of the provider may use them.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.issueServiceCodes(work, input),
  result: (t) => ({
    codes: t.exposeStringList('codes', {
      description: 'The texts of the new service codes. They are shown this once and never again.',
    }),
  }),
});
