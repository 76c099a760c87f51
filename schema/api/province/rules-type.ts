import type { ProvinceRules, RuleNote } from '../../../server/application.ts';
import { partyOf, type SubjectNature } from '../../rules/codes/subject-natures.ts';
import { builder } from '../builder.ts';
import { StepKeyEnum } from '../filing/enums.ts';

type Asked = { rules: ProvinceRules; nature: SubjectNature; kind: 'NEW_ACCESS' | 'CONTINUED_ACCESS' };

/** The rules as a subject of one nature meets them. */
export const rulesFor = (rules: ProvinceRules, nature: string, kind: Asked['kind']): Asked => ({
  rules,
  nature: nature as SubjectNature,
  kind,
});

export const PhotoKindEnum = builder.enumType('PhotoKind', {
  description: 'FACE 人脸核验, BACKDROP 幕布拍照.',
  values: ['FACE', 'BACKDROP'] as const,
});

const NoteType = builder.objectRef<RuleNote>('RuleNote').implement({
  authScopes: { known: true },
  description: 'A rule in words, with its source.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key of the rule; issues name it.' }),
    step: t.field({ type: StepKeyEnum, description: 'Where it matters.', resolve: ({ step }) => step }),
    text: t.string({
      description: 'In plain words.',
      resolve: ({ zh, en }, _args, { locale }) => (locale === 'en' ? en : zh),
    }),
    sources: t.stringList({
      description: 'Who says so, in the language of the request; a document’s own title stays as it is.',
      resolve: ({ sources }, _args, { app, locale }) =>
        sources.map((source) => app.SOURCES[source].title[locale === 'en' ? 'en' : 'zh']),
    }),
    since: t.exposeString('since', { description: 'First day, YYYY-MM-DD.' }),
    national: t.boolean({
      description: 'Holds in every province.',
      resolve: ({ key }) => key.startsWith('national.'),
    }),
  }),
});

export const ProvinceRulesType = builder.objectRef<Asked>('ProvinceRules').implement({
  authScopes: { known: true },
  description: 'What a province asks of an access filing, of a subject of one nature, on one day.',
  fields: (t) => ({
    day: t.string({
      description: 'The day they are read for, YYYY-MM-DD.',
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
    ifDifferent: t.string({
      nullable: true,
      description: 'What cures a difference: CHANGE_FIRST, CHANGE_PROOF or ISSUER_PROOF.',
      resolve: ({ rules, ...asked }, _args, { app }) => app.equalityFor(rules, asked).cure,
    }),
    oldCertificate: t.string({
      nullable: true,
      description: 'ACCESS_FIRST or CHANGE_FIRST, for a certificate replaced since the filing.',
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
    passwordRecovery: t.stringList({
      description: 'Ways to recover the filing password: ONLINE, OFFLINE, OWN_LINK.',
      resolve: ({ rules: { passwordRecovery: ways } }) => [
        ...(ways.online ? ['ONLINE'] : []),
        ...(ways.offline ? ['OFFLINE'] : []),
        ...(ways.ownLink ? ['OWN_LINK'] : []),
      ],
    }),
    fieldRules: t.field({
      type: 'FieldRules',
      description: 'The rules of single fields, as the shared validation reads them.',
      resolve: ({ rules, nature }, _args, { app }) => app.fieldRules(rules, nature),
    }),
  }),
});
