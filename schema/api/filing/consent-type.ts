import { ConsentPurpose } from '../../../prisma/generated/client/enums.ts';
import { builder, TENANT } from '../builder.ts';

export const ConsentPurposeEnum = builder.enumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description: 'What is agreed to, each apart.',
  values: {
    FILING: { description: 'Personal data of the filing: from the type check on.' },
    IDENTITY_PAPERS: { description: 'Pictures of certificates and other papers.' },
    FACE: { description: 'Photos that show a face, and comparing them with the card.' },
    AUTHORITY: { description: 'Handing everything to the communications authority (通信管理局).' },
  } satisfies Record<ConsentPurpose, { description: string }>,
});

export const ConsentLanguageEnum = builder.enumType('ConsentLanguage', {
  description: 'Language of the text that was shown.',
  values: {
    ZH_CN: { value: 'zh-CN', description: 'Chinese.' },
    EN: { value: 'en', description: 'English.' },
  } as const,
});

export const ConsentType = builder.prismaObject('Consent', {
  authScopes: TENANT,
  description: 'A consent to the processing of personal data.',
  fields: (t) => ({
    purpose: t.expose('purpose', { type: ConsentPurposeEnum, description: 'To what.' }),
    version: t.exposeString('version', { description: 'Version of the text that was agreed to.' }),
    hash: t.exposeString('hash', { nullable: true, description: 'SHA-256 of that text, hexadecimal.' }),
    language: t.field({
      type: ConsentLanguageEnum,
      nullable: true,
      description: 'In which language it was shown.',
      resolve: ({ language }) => (language === 'en' || language === 'zh-CN' ? language : null),
    }),
    grantedAt: t.expose('grantedAt', { type: 'DateTime', description: 'When.' }),
    withdrawnAt: t.expose('withdrawnAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back; null while it stands.',
    }),
  }),
});
