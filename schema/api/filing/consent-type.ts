import { ConsentPurpose } from '../../../prisma/generated/client/enums.ts';
import { builder, TENANT } from '../builder.ts';

export const ConsentPurposeEnum = builder.enumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description:
    'What a consent to the processing of personal data covers. Each purpose is agreed to separately.',
  values: {
    FILING: { description: 'Processing the personal data of the filing, from the type check on.' },
    IDENTITY_PAPERS: { description: 'Storing and processing pictures of certificates and other papers.' },
    FACE: {
      description:
        'Storing and processing photos that show a face, and comparing them with the identity card.',
    },
    AUTHORITY: { description: 'Handing the whole filing to the communications authority (通信管理局).' },
  } satisfies Record<ConsentPurpose, { description: string }>,
});

export const ConsentLanguageEnum = builder.enumType('ConsentLanguage', {
  description: 'The language in which the text of a consent was shown.',
  values: {
    ZH_CN: { value: 'zh-CN', description: 'The text was shown in Chinese.' },
    EN: { value: 'en', description: 'The text was shown in English.' },
  } as const,
});

export const ConsentType = builder.prismaObject('Consent', {
  authScopes: TENANT,
  description:
    'A consent that an applicant gave to the processing of personal data for one purpose, with the words that were agreed to.',
  fields: (t) => ({
    purpose: t.expose('purpose', {
      type: ConsentPurposeEnum,
      description: 'The purpose for which the consent was given.',
    }),
    version: t.exposeString('version', {
      description: 'The version of the text that was agreed to, e.g. `2026-11-29`.',
    }),
    hash: t.exposeString('hash', {
      nullable: true,
      description:
        'The SHA-256 hash of the text that was agreed to, in hexadecimal. Null for a consent from before texts were hashed.',
    }),
    language: t.field({
      type: ConsentLanguageEnum,
      nullable: true,
      description: 'The language in which the text was shown. Null when it is not known.',
      resolve: ({ language }) => (language === 'en' || language === 'zh-CN' ? language : null),
    }),
    grantedAt: t.expose('grantedAt', {
      type: 'DateTime',
      description: 'The date and time when the consent was given.',
    }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the consent was withdrawn. Null while it stands.',
    }),
  }),
});
