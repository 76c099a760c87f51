import { isEnumType, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../prisma/root.ts';
import { LOCALES } from '../../../schema/messages/locales.ts';
import { METHODS } from '../../../server/authority/protocol/methods.ts';
import { collectOperations } from '../../../server/cli/operations.mjs';
import { allRules } from '../../../server/filing/provinces/rules.ts';
import { sourceFiles, sourceText } from '../../platform/support/imports.ts';
import { contract } from '../../testkit/contract.ts';

type Words = Readonly<Record<string, string>>;

const wordsOf = (locale: string): Words => {
  const folder = join(projectRoot, 'schema/messages', locale);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^((form|desk|review)\/.*|names|choices|audit|attention|entries|figures|operate|prepare|registers|subject)\.json$/.test(
      path,
    ),
  );
  return Object.assign(
    {},
    ...files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Words),
  ) as Words;
};

const CATALOGUE = LOCALES.map((locale): Words => wordsOf(locale));

/** By which ids of the catalogue each set of the contract is shown, and which of its values never are. */
const SHOWN: Readonly<Record<string, { ids: readonly string[]; but?: readonly string[] }>> = {
  AccountCheckKind: { ids: ['check.*'] },
  AccountCheckOutcome: { ids: ['outcome.*'] },
  AuditAction: { ids: ['audited.*'] },
  AuditActorKind: { ids: ['actor.*'] },
  AuthorityMessageStatus: { ids: ['message.*'] },
  AuthorityNoticeSeverity: { ids: ['severity.*'] },
  ConsentPurpose: { ids: ['consent.means.*', 'consent.purpose.*'] },
  DataCheckFault: { ids: ['registers.fault.*'] },
  DataCheckKind: { ids: ['registers.kind.*'] },
  DataCheckState: { ids: ['registers.state.*'] },
  DifferenceCure: { ids: ['type.cure.*'] },
  FaceCheckState: { ids: ['faceCheck.*'] },
  FilingKind: { ids: ['kind.*', 'kind.*.short', 'kind.*.what'] },
  FilingState: { ids: ['state.*'] },
  LivenessAct: { ids: ['act.*'] },
  // The desk itself says that something is looked at to be posted.
  LookReason: { ids: ['look.*'], but: ['POSTING'] },
  MaterialKind: { ids: ['material.*'] },
  OldCertificatePolicy: { ids: ['type.old.*'] },
  OtherType: { ids: ['other.*'] },
  // Of a paper that was read its fields are shown.
  PaperReadingState: { ids: ['reading.*'], but: ['READ'] },
  PasswordRecovery: { ids: ['password.recover.*'] },
  ReadFieldKey: { ids: ['reading.key.*'] },
  ReadMatch: { ids: ['reading.match.*'] },
  ReviewDecision: { ids: ['review.decision.*'] },
  StepGroup: { ids: ['group.*'] },
  StepKey: { ids: ['step.*', 'step.*.title', 'step.*.lead'] },
  StepStatus: { ids: ['status.*'] },
  WebsiteActKind: { ids: ['sent.*'] },
  WebsiteActState: { ids: ['sent.*'] },
};

/** Sets of the code tables that form and server share, by what the catalogue calls the table. */
const CODED: Readonly<Record<string, string>> = {
  CertificateType: 'certificate',
  SubjectNature: 'nature',
};

/** Sets that decide what is shown and are never shown themselves. */
const NEVER_SHOWN = [
  // An alarm comes with its cause and what to do about it.
  'AlarmKind',
  'AuthorityAccountState',
  'AuthorityMessageDirection',
  'AuthorityNoticeTargetKind',
  'BackdropStatus',
  'CancellationState',
  // What is to be mended comes with its sentences.
  'InspectedState',
  // Each state of a hand-over has a look of its own.
  'CaptureLinkState',
  'ContinuationWayOut',
  // An error comes with its sentence.
  'ErrorCode',
  // Of what may be done, the desk names its own decisions and tests them by `DECISIONS`.
  'FilingAction',
  // A risk comes with its sentence.
  'FilingRiskKind',
  // An issue comes with its sentence, too.
  'IssueCode',
  // The service says in words why a picture is refused and what happened.
  'MaterialRefusal',
  'MaterialStatus',
  'Mode',
  'OrderInProgressScope',
  'Party',
  'PhotoKind',
  'ShipmentStatus',
  'SmsOutcome',
  // What a session may do is told by what it is offered.
  'StaffDuty',
  'StaffRole',
  'TimelineEventType',
  'WebsiteResult',
];

const valuesOf = (set: string): string[] => {
  const type = contract.getType(set);
  return isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
};

const asked = new Set<string>();
for (const text of Object.values(await collectOperations())) {
  const types = new TypeInfo(contract);
  const Field = (): void => {
    const name =
      types
        .getType()
        ?.toString()
        .replace(/[[\]!]/g, '') ?? '';
    if (isEnumType(contract.getType(name))) asked.add(name);
  };
  visit(parse(text), visitWithTypeInfo(types, { Field }));
}

const unsaid = (ids: readonly string[]): string[] =>
  ids.filter((id) => CATALOGUE.some((words) => !words[id]?.trim()));

const source = sourceFiles(['widget']).map(sourceText).join('\n');

describe('every closed set of the contract that the widget asks for', () => {
  it('is known here: shown in words, named as a code, or never shown', () => {
    const known = [...Object.keys(SHOWN), ...Object.keys(CODED), ...NEVER_SHOWN];
    expect([...known].sort()).toEqual([...asked].sort());
  });

  it.each(Object.entries(SHOWN))('%s has words for each value in every language', (set, { ids, but }) => {
    const values = valuesOf(set).filter((value) => !but?.includes(value));
    expect(values.length).toBeGreaterThan(1);
    expect(unsaid(ids.flatMap((id) => values.map((value) => id.replace('*', value))))).toEqual([]);
  });

  it('is shown by these ids', () => {
    const isShown = (id: string): boolean => {
      const asWritten = id.replaceAll('.', '\\.').replace('*', '\\$\\{[^}]+\\}');
      return new RegExp(`say(?:Audit|Entry|Operate|Registers|IfKnown)?\\(\`${asWritten}\``).test(source);
    };
    const ids = Object.values(SHOWN).flatMap((set) => set.ids);
    expect(ids.filter((id) => !isShown(id))).toEqual([]);
  });

  it.each(Object.entries(CODED))('%s has a name for each value in every language', (set, kind) => {
    const values = valuesOf(set);
    expect(values.length).toBeGreaterThan(1);
    expect(unsaid(values.map((value) => `${kind}.${value}`))).toEqual([]);
    expect(source).toContain(`nameOfCode('${kind}'`);
  });
});

describe('what the contract gives as texts out of a set of the service', () => {
  it('has words where a province asks for what was filed', () => {
    const said = allRules().flatMap((rule) =>
      rule.topic === 'must-equal' ? (rule.value.fields ?? []).map((field) => `equal.${field}`) : [],
    );
    expect(new Set(said).size).toBeGreaterThan(5);
    expect(unsaid(said)).toEqual([]);
  });

  it('has words for each operation of the authority’s interface', () => {
    expect(unsaid(Object.keys(METHODS).map((method) => `method.${method}`))).toEqual([]);
  });
});
