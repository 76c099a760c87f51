import { CONSENT_KINDS } from '../../server/filing/consent.ts';
import { builder, TENANT } from '../builder.ts';

export const ConsentKindEnum = builder.enumType('ConsentKind', {
  description: 'What is consented to.',
  values: CONSENT_KINDS,
});

export const ConsentType = builder.prismaObject('Consent', {
  authScopes: TENANT,
  description: 'A consent to the processing of personal data.',
  fields: (t) => ({
    kind: t.field({
      type: ConsentKindEnum,
      description: 'To what.',
      resolve: ({ kind }) => kind as (typeof CONSENT_KINDS)[number],
    }),
    textVersion: t.exposeString('textVersion', { description: 'Version of the text that was shown.' }),
    grantedAt: t.expose('grantedAt', { type: 'DateTime', description: 'When.' }),
  }),
});
