import { PhotoKind, type FilingKind } from '../../../prisma/generated/client/enums.ts';
import type { ProvinceRules, RuleNote } from '../../../server/application.ts';
import { ruleSources } from '../../messages/generated/rule-sources.js';
import { partyOf, type SubjectNature } from '../../rules/choices/subject-natures.ts';
import { builder } from '../builder.ts';
import { StepKeyEnum } from '../enums.ts';

type Asked = { rules: ProvinceRules; nature: SubjectNature; kind: FilingKind };

/** The rules as a subject of one nature meets them. */
export const rulesFor = (rules: ProvinceRules, nature: SubjectNature, kind: FilingKind): Asked => ({
  rules,
  nature,
  kind,
});

export const PhotoKindEnum = builder.enumType(PhotoKind, {
  name: 'PhotoKind',
  description: 'A kind of verification photo that is taken of the website’s responsible person (网站负责人).',
  values: {
    FACE: { description: 'A photo of the face (人脸核验).' },
    BACKDROP: { description: 'A photo before the provider’s backdrop (幕布拍照).' },
    ELECTRONIC: {
      description:
        'Pictures of a person who follows what is asked on the screen, with a commitment signed there (电子化核验).',
    },
  } satisfies Record<PhotoKind, { description: string }>,
});

const NoteType = builder.objectRef<RuleNote>('RuleNote').implement({
  authScopes: { known: true },
  description: 'A rule of a province or of the whole country, in words and with its sources.',
  fields: (t) => ({
    key: t.exposeString('key', {
      description:
        'The key of the rule, e.g. `zhejiang.must-equal.personal`. Issues that the rule raises name it.',
    }),
    step: t.field({
      type: StepKeyEnum,
      description: 'The step of the filing at which the rule matters.',
      resolve: ({ step }) => step,
    }),
    text: t.string({
      description: 'The rule in plain words, in the language of the request.',
      resolve: ({ text }, _args, { locale }) => text[locale],
    }),
    sources: t.stringList({
      description: 'The documents that the rule is taken from, in the language of the request.',
      resolve: ({ sources }, _args, { locale }) => sources.map((source) => ruleSources[locale][source]),
    }),
    since: t.expose('since', {
      type: 'Date',
      description: 'The first day on which the rule holds, a calendar date in China.',
    }),
    national: t.boolean({
      description:
        'Whether the rule is one of the whole country. When false, it is one of the province’s own.',
      resolve: ({ key }) => key.startsWith('national.'),
    }),
  }),
});

const CureEnum = builder.enumType('DifferenceCure', {
  description: 'What has to be done about data that differ from the record held by the authority.',
  values: {
    CHANGE_FIRST: {
      description:
        'The record is changed first where it was filed (变更备案), or deregistered and filed anew.',
    },
    CHANGE_PROOF: {
      description:
        'A proof of the change (变更证明) is uploaded, and the record is changed right after the access.',
    },
    ISSUER_PROOF: {
      description:
        'A proof of the change from the department that issued the certificate is uploaded, and the record is changed right after the access.',
    },
  } as const,
});

const OldCertificateEnum = builder.enumType('OldCertificatePolicy', {
  description: 'What comes first where the subject’s certificate was replaced after the record was filed.',
  values: {
    ACCESS_FIRST: {
      description: 'Access is filed with the old certificate, and the record is changed afterwards.',
    },
    CHANGE_FIRST: {
      description: 'The record is changed to the new certificate first, and access is filed afterwards.',
    },
  } as const,
});

const PasswordRecoveryEnum = builder.enumType('PasswordRecovery', {
  description: 'A way to recover the filing password (备案密码).',
  values: {
    ONLINE: { description: 'The filing password is recovered on the authority’s website.' },
    OFFLINE: { description: 'The filing password is recovered by post or in person.' },
    OWN_LINK: { description: 'The filing password is recovered on a page that the province runs itself.' },
  } as const,
});

export const ProvinceRulesType = builder.objectRef<Asked>('ProvinceRules').implement({
  authScopes: { known: true },
  description: 'What a province asks of an access filing by a subject of one nature, on one day.',
  fields: (t) => ({
    day: t.field({
      type: 'Date',
      description: 'The day for which the rules are read, a calendar date in China.',
      resolve: ({ rules }) => rules.day,
    }),
    notes: t.field({
      type: [NoteType],
      description: 'All rules in words that a subject of this nature should read, the province’s own first.',
      resolve: ({ rules, nature }, _args, { app }) => app.notesFor(rules, partyOf(nature)),
    }),
    mustEqualOriginal: t.stringList({
      description:
        'The parts of the record that the filing must repeat exactly, e.g. `SUBJECT_NAME`, or `EVERYTHING`. Empty where none must, or where no source says (`mustEqualStated`).',
      resolve: ({ rules, ...asked }, _args, { app }) => app.equalityFor(rules, asked).fields ?? [],
    }),
    mustEqualStated: t.boolean({
      description:
        'Whether a source says which parts of the record the filing must repeat. When false, `mustEqualOriginal` is empty.',
      resolve: ({ rules, ...asked }, _args, { app }) => app.equalityFor(rules, asked).fields !== null,
    }),
    ifDifferent: t.field({
      type: CureEnum,
      nullable: true,
      description:
        'What has to be done where data differ from the record. Null where the province says nothing.',
      resolve: ({ rules, ...asked }, _args, { app }) => app.equalityFor(rules, asked).cure,
    }),
    oldCertificate: t.field({
      type: OldCertificateEnum,
      nullable: true,
      description:
        'What comes first where the subject’s certificate was replaced after the record was filed. Null where the province says nothing.',
      resolve: ({ rules }) => rules.oldCertificate?.policy ?? null,
    }),
    smsRequired: t.boolean({
      description: 'Whether the SMS check (短信核验) is part of a filing in the province.',
      resolve: ({ rules }) => rules.sms.required,
    }),
    smsWindowHours: t.int({
      description:
        'The number of hours within which the SMS check (短信核验) must be done, counted from the hand-over to the authority.',
      resolve: ({ rules }) => rules.sms.windowHours,
    }),
    photoKinds: t.field({
      type: [PhotoKindEnum],
      description:
        'The kinds of verification photo that are accepted. Those of a filing take the provider’s own `photoKinds` into account. Empty where no photo is taken.',
      resolve: ({ rules }) => [...rules.photo.kinds],
    }),
    expectedDaysMin: t.int({
      description:
        'The smallest number of working days that the authority usually takes to decide on a filing.',
      resolve: ({ rules }) => rules.expectedDays.min,
    }),
    expectedDaysMax: t.int({
      description:
        'The largest number of working days that the authority usually takes to decide on a filing.',
      resolve: ({ rules }) => rules.expectedDays.max,
    }),
    legalDays: t.int({
      description:
        'The number of working days within which the law obliges the authority to decide on a filing.',
      resolve: ({ rules }) => rules.legalDays,
    }),
    portalUrl: t.string({
      description: 'The address of the authority’s website for filings, e.g. `https://beian.miit.gov.cn`.',
      resolve: ({ rules }) => rules.portalUrl,
    }),
    passwordRecovery: t.field({
      type: [PasswordRecoveryEnum],
      description: 'The ways in which applicants can recover the filing password (备案密码).',
      resolve: ({ rules: { passwordRecovery: ways } }) => [
        ...(ways.online ? (['ONLINE'] as const) : []),
        ...(ways.offline ? (['OFFLINE'] as const) : []),
        ...(ways.ownLink ? (['OWN_LINK'] as const) : []),
      ],
    }),
    fieldRules: t.field({
      type: 'FieldRules',
      description:
        'The rules for single fields as plain data, in the form that the validation shared by form and server reads.',
      resolve: ({ rules, nature }, _args, { app }) => app.fieldRules(rules, nature),
    }),
  }),
});
