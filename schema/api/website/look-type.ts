import type { DomainLook, WebsiteLook } from '../../../server/application.ts';
import { Pointing } from '../../../prisma/generated/client/enums.ts';
import { builder, TENANT } from '../builder.ts';
import { WebsiteType } from '../subject/queries.ts';

const PointingEnum = builder.enumType(Pointing, {
  name: 'Pointing',
  description:
    'Where domains point: HERE, to a server of the provider; ELSEWHERE; NOWHERE, without an address; UNKNOWN when the name servers did not answer.',
  values: {
    HERE: { description: 'The domain points to the provider.' },
    ELSEWHERE: { description: 'The domain points elsewhere.' },
    NOWHERE: { description: 'The domain points nowhere.' },
    UNKNOWN: { description: 'The name servers gave no answer.' },
  } satisfies Record<Pointing, { description: string }>,
});

const DomainLookType = builder.objectRef<DomainLook>('DomainLook').implement({
  authScopes: TENANT,
  description: 'Where one domain (and its www) points.',
  fields: (t) => ({
    domain: t.exposeString('domain', { description: 'Registrable name.' }),
    pointing: t.field({
      type: PointingEnum,
      description: 'Where to.',
      resolve: ({ pointing }) => pointing,
    }),
    addresses: t.exposeStringList('addresses', { description: 'What the name servers answered.' }),
  }),
});

const WebsiteLookType = builder.objectRef<WebsiteLook>('WebsiteLook').implement({
  authScopes: TENANT,
  description: 'The last look at where a website’s domains point, taken once a day.',
  fields: (t) => ({
    pointing: t.field({
      type: PointingEnum,
      description: 'The site as a whole: HERE as soon as one of its domains points here.',
      resolve: ({ pointing }) => pointing,
    }),
    checkedAt: t.expose('checkedAt', { type: 'DateTime', description: 'When it was looked at.' }),
    straySince: t.expose('straySince', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it has not been found here; null while it points here.',
    }),
    notice: t.string({
      nullable: true,
      description: 'What to do while it points elsewhere, in the language of the request.',
      resolve: ({ straySince }, _args, { app, locale }) => (straySince ? app.strayNotice(locale) : null),
    }),
    domains: t.field({
      type: [DomainLookType],
      description: 'Domain by domain.',
      resolve: ({ domains }) => domains,
    }),
  }),
});

builder.prismaObjectFields(WebsiteType, (t) => ({
  lastLook: t.field({
    type: WebsiteLookType,
    nullable: true,
    description: 'Where its domains point; null before the first look, a day after the access began.',
    select: { pointing: true, domainsCheckedAt: true, straySince: true, pointingDetails: true },
    resolve: (website, _args, { app }) => app.lastLook(website),
  }),
}));
