import type { DomainLook, WebsiteLook } from '../../../server/application.ts';
import { Pointing } from '../../../prisma/generated/client/enums.ts';
import { builder, TENANT } from '../builder.ts';
import { WebsiteType } from '../subject/queries.ts';

const PointingEnum = builder.enumType(Pointing, {
  name: 'Pointing',
  description: 'Where a domain points, by the answers of the name servers.',
  values: {
    HERE: { description: 'The domain points to an address of the provider.' },
    ELSEWHERE: { description: 'The domain points only to addresses that are not the provider’s.' },
    NOWHERE: { description: 'The domain has no address.' },
    UNKNOWN: { description: 'The name servers did not answer, so it is not known where the domain points.' },
  } satisfies Record<Pointing, { description: string }>,
});

const DomainLookType = builder.objectRef<DomainLook>('DomainLook').implement({
  authScopes: TENANT,
  description: 'Where one domain of a website, taken together with its `www` name, points.',
  fields: (t) => ({
    domain: t.exposeString('domain', { description: 'The domain that was looked at, e.g. `example.com`.' }),
    pointing: t.field({
      type: PointingEnum,
      description: 'Where the domain points.',
      resolve: ({ pointing }) => pointing,
    }),
    addresses: t.exposeStringList('addresses', {
      description: 'The IP addresses that the name servers gave for the domain. Empty where they gave none.',
    }),
  }),
});

const WebsiteLookType = builder.objectRef<WebsiteLook>('WebsiteLook').implement({
  authScopes: TENANT,
  description: 'The last look at where the domains of a website point. It is taken once a day.',
  fields: (t) => ({
    pointing: t.field({
      type: PointingEnum,
      description:
        'Where the website as a whole points: `HERE` as soon as one of its domains does, else `UNKNOWN` as soon as one is not known.',
      resolve: ({ pointing }) => pointing,
    }),
    checkedAt: t.expose('checkedAt', { type: 'DateTime', description: 'The date and time of the look.' }),
    straySince: t.expose('straySince', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time since which looks have found that the website points elsewhere or nowhere. Null while it points here.',
    }),
    notice: t.string({
      nullable: true,
      description:
        'What to do while the website points elsewhere or nowhere, in the language of the request. Null while it points here.',
      resolve: ({ straySince }, _args, { app, locale }) => (straySince ? app.strayNotice(locale) : null),
    }),
    domains: t.field({
      type: [DomainLookType],
      description: 'What the look found for each domain of the website.',
      resolve: ({ domains }) => domains,
    }),
  }),
});

builder.prismaObjectFields(WebsiteType, (t) => ({
  lastLook: t.field({
    type: WebsiteLookType,
    nullable: true,
    description:
      'The last look at where the domains of the website point. Null before the first one, a day after the access began.',
    select: { pointing: true, domainsCheckedAt: true, straySince: true, pointingDetails: true },
    resolve: (website, _args, { app }) => app.lastLook(website),
  }),
}));
