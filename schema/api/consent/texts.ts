import type { ConsentText } from '../../../server/application.ts';
import type { Locale } from '../../messages/locales.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ConsentLanguageEnum, ConsentPurposeEnum } from '../filing/consent-type.ts';

type Shown = { of: ConsentText; language: Locale };

const scopes = { known: true } as const;

const ConsentTextType = builder.objectRef<Shown>('ConsentText').implement({
  description:
    'The text in force for one purpose of consent, in one language, as it is to be shown to whoever agrees.',
  authScopes: scopes,
  fields: (t) => ({
    purpose: t.field({
      type: ConsentPurposeEnum,
      description: 'The purpose for which consent is asked.',
      resolve: ({ of }) => of.purpose,
    }),
    version: t.string({
      description: 'The version of the text, to be sent with `grantConsent`, e.g. `2026-11-29`.',
      resolve: ({ of }) => of.version,
    }),
    validFrom: t.field({
      type: 'Date',
      description: 'The first day, in China, on which the text is in force.',
      resolve: ({ of }) => of.validFrom,
    }),
    language: t.field({
      type: ConsentLanguageEnum,
      description: 'The language of the title, the text and the label.',
      resolve: ({ language }) => language,
    }),
    title: t.string({
      description: 'The heading of the text.',
      resolve: ({ of, language }) => of.words[language].title,
    }),
    text: t.string({
      description: 'The text that is agreed to. It is to be shown in full.',
      resolve: ({ of, language }) => of.words[language].text,
    }),
    agree: t.string({
      description: 'The label of the box that is ticked to agree.',
      resolve: ({ of, language }) => of.words[language].agree,
    }),
    hash: t.string({
      description: 'The SHA-256 hash of `text` in UTF-8, in hexadecimal.',
      resolve: ({ of, language }, _args, { app }) => app.hashOf(of.words[language]),
    }),
  }),
});

builder.queryField('consentTexts', (t) =>
  t.field({
    type: [ConsentTextType],
    description:
      'Lists the consent texts in force, one for each purpose, to be shown before `grantConsent`. Nothing personal is stored without the consent it needs. The query needs a session or a key.',
    args: {
      purposes: t.arg({
        type: [ConsentPurposeEnum],
        description: 'The purposes whose texts are returned. Left out or empty, all are returned.',
      }),
      language: t.arg({
        type: ConsentLanguageEnum,
        description: 'The language of the texts. Left out, it is that of the request.',
      }),
    },
    authScopes: scopes,
    resolve: async (_root, { purposes, language }, context) => {
      const { actor, locale } = context;
      const now = actor.kind === 'ANONYMOUS' ? new Date() : await servicesOf(context).clock.now(actor);
      return context.app.textsFor(purposes ?? [], now).map((of) => ({
        of,
        language: language ?? locale,
      }));
    },
  }),
);
