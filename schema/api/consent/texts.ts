import type { ConsentText } from '../../../server/application.ts';
import type { Locale } from '../../messages/locales.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ConsentLanguageEnum, ConsentPurposeEnum } from '../filing/consent-type.ts';

type Shown = { of: ConsentText; language: Locale };

const scopes = { known: true } as const;

const ConsentTextType = builder.objectRef<Shown>('ConsentText').implement({
  description: 'The words in force for one purpose, as they are to be shown to whoever agrees.',
  authScopes: scopes,
  fields: (t) => ({
    purpose: t.field({
      type: ConsentPurposeEnum,
      description: 'What is agreed to.',
      resolve: ({ of }) => of.purpose,
    }),
    version: t.string({ description: 'What grantConsent takes.', resolve: ({ of }) => of.version }),
    validFrom: t.field({
      type: 'Date',
      description: 'First day of China on which it is in force.',
      resolve: ({ of }) => of.validFrom,
    }),
    language: t.field({
      type: ConsentLanguageEnum,
      description: 'The language of these words.',
      resolve: ({ language }) => language,
    }),
    title: t.string({ description: 'Heading.', resolve: ({ of, language }) => of.words[language].title }),
    text: t.string({
      description: 'What is agreed to, to be shown whole.',
      resolve: ({ of, language }) => of.words[language].text,
    }),
    agree: t.string({
      description: 'What stands beside the box to be ticked.',
      resolve: ({ of, language }) => of.words[language].agree,
    }),
    hash: t.string({
      description: 'SHA-256 of the text as UTF-8, hexadecimal.',
      resolve: ({ of, language }, _args, { app }) => app.hashOf(of.words[language]),
    }),
  }),
});

builder.queryField('consentTexts', (t) =>
  t.field({
    type: [ConsentTextType],
    description:
      'The texts in force, one for each purpose: to be shown before grantConsent. Nothing personal is stored without the consent it needs.',
    args: {
      purposes: t.arg({ type: [ConsentPurposeEnum], description: 'Only these; all unless told.' }),
      language: t.arg({
        type: ConsentLanguageEnum,
        description: 'In this language; in that of the request unless told.',
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
