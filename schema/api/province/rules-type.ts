import { PhotoKind, type FilingKind } from '../../../prisma/generated/client/enums.ts';
import type { ProvinceRules, RuleNote } from '../../../server/application.ts';
import { ruleSources } from '../../messages/generated/rule-sources.js';
import { partyOf, type SubjectNature } from '../../rules/choices/subject-natures.ts';
import { builder } from '../builder.ts';
import { StepKeyEnum } from '../filing/enums.ts';

type Asked = { rules: ProvinceRules; nature: SubjectNature; kind: FilingKind };

/** The rules as a subject of one nature meets them. */
export const rulesFor = (rules: ProvinceRules, nature: SubjectNature, kind: FilingKind): Asked => ({
  rules,
  nature,
  kind,
});

export const PhotoKindEnum = builder.enumType(PhotoKind, {
  name: 'PhotoKind',
  description: 'Which photo is taken of the website’s responsible person.',
  values: {
    FACE: { description: 'A photo of the face (人脸核验).' },
    BACKDROP: { description: 'A photo before the provider’s backdrop (幕布拍照).' },
  } satisfies Record<PhotoKind, { description: string }>,
});

const NoteType = builder.objectRef<RuleNote>('RuleNote').implement({
  authScopes: { known: true },
  description: 'A rule in words, with its source.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key of the rule; issues name it.' }),
    step: t.field({ type: StepKeyEnum, description: 'Where it matters.', resolve: ({ step }) => step }),
    text: t.string({
      description: 'In plain words.',
      resolve: ({ text }, _args, { locale }) => text[locale],
    }),
    sources: t.stringList({
      description: 'Who says so, in the language of the request.',
      resolve: ({ sources }, _args, { locale }) => sources.map((source) => ruleSources[locale][source]),
    }),
    since: t.expose('since', { type: 'Date', description: 'The first day on which it holds.' }),
    national: t.boolean({
      description: 'Holds in every province.',
      resolve: ({ key }) => key.startsWith('national.'),
    }),
  }),
});

const CureEnum = builder.enumType('DifferenceCure', {
  description: 'What is done about data that differ from the record.',
  values: {
    CHANGE_FIRST: { description: 'The record is changed first (变更备案).' },
    CHANGE_PROOF: { description: 'A proof of the change is uploaded.' },
    ISSUER_PROOF: { description: 'A proof by who issued the certificate is uploaded.' },
  } as const,
});

const OldCertificateEnum = builder.enumType('OldCertificatePolicy', {
  description: 'What comes first where a certificate was replaced since the filing.',
  values: {
    ACCESS_FIRST: {
      description: 'Access is filed with the old certificate, and the record is changed afterwards.',
    },
    CHANGE_FIRST: { description: 'The record is changed first.' },
  } as const,
});

const PasswordRecoveryEnum = builder.enumType('PasswordRecovery', {
  description: 'A way to recover the filing password (备案密码).',
  values: {
    ONLINE: { description: 'At the authority’s site.' },
    OFFLINE: { description: 'By post or in person.' },
    OWN_LINK: { description: 'At a page of the province’s own.' },
  } as const,
});

export const ProvinceRulesType = builder.objectRef<Asked>('ProvinceRules').implement({
  authScopes: { known: true },
  description: 'What a province asks of an access filing, of a subject of one nature, on one day.',
  fields: (t) => ({
    day: t.field({
      type: 'Date',
      description: 'The day they are read for.',
      resolve: ({ rules }) => rules.day,
    }),
    notes: t.field({
      type: [NoteType],
      description: 'Every rule to be read, the province’s own first.',
      resolve: ({ rules, nature }, _args, { app }) => app.notesFor(rules, partyOf(nature)),
    }),
    mustEqualOriginal: t.stringList({
      description: 'Fields that must equal the record held by the authority.',
      resolve: ({ rules, ...asked }, _args, { app }) => app.equalityFor(rules, asked).fields ?? [],
    }),
    mustEqualStated: t.boolean({
      description: 'Whether a source says anything about it at all.',
      resolve: ({ rules, ...asked }, _args, { app }) => app.equalityFor(rules, asked).fields !== null,
    }),
    ifDifferent: t.field({
      type: CureEnum,
      nullable: true,
      description: 'What cures a difference; null where the province says nothing.',
      resolve: ({ rules, ...asked }, _args, { app }) => app.equalityFor(rules, asked).cure,
    }),
    oldCertificate: t.field({
      type: OldCertificateEnum,
      nullable: true,
      description:
        'What comes first where the certificate was replaced since the filing; null where the province says nothing.',
      resolve: ({ rules }) => rules.oldCertificate?.policy ?? null,
    }),
    smsRequired: t.boolean({
      description: 'Whether the SMS check (短信核验) applies.',
      resolve: ({ rules }) => rules.sms.required,
    }),
    smsWindowHours: t.int({
      description: 'Hours to complete it.',
      resolve: ({ rules }) => rules.sms.windowHours,
    }),
    photoKinds: t.field({
      type: [PhotoKindEnum],
      description: 'Photos accepted for access.',
      resolve: ({ rules }) => [...rules.photo.kinds],
    }),
    expectedDaysMin: t.int({
      description: 'Working days the authority usually takes, at least.',
      resolve: ({ rules }) => rules.expectedDays.min,
    }),
    expectedDaysMax: t.int({ description: 'And at most.', resolve: ({ rules }) => rules.expectedDays.max }),
    legalDays: t.int({
      description: 'Working days that the law gives the authority.',
      resolve: ({ rules }) => rules.legalDays,
    }),
    portalUrl: t.string({ description: 'The authority’s site.', resolve: ({ rules }) => rules.portalUrl }),
    passwordRecovery: t.field({
      type: [PasswordRecoveryEnum],
      description: 'Ways to recover the filing password (备案密码).',
      resolve: ({ rules: { passwordRecovery: ways } }) => [
        ...(ways.online ? (['ONLINE'] as const) : []),
        ...(ways.offline ? (['OFFLINE'] as const) : []),
        ...(ways.ownLink ? (['OWN_LINK'] as const) : []),
      ],
    }),
    fieldRules: t.field({
      type: 'FieldRules',
      description: 'The rules of single fields, as the shared validation reads them.',
      resolve: ({ rules, nature }, _args, { app }) => app.fieldRules(rules, nature),
    }),
  }),
});
