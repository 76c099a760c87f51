import { expect, test } from 'vitest';
import {
  CertificateType,
  ConsentPurpose,
  MailKind,
  MaterialKind,
  SubjectNature,
  TimelineEventType,
} from '../../prisma/generated/client/enums.ts';
import { CERTIFICATE_TYPES } from '../../schema/rules/choices/certificate-types.ts';
import { SUBJECT_NATURES } from '../../schema/rules/choices/subject-natures.ts';
import { mails } from '../../schema/messages/generated/mails.js';
import { timeline } from '../../schema/messages/generated/timeline.js';
import { CONSENT_TEXTS } from '../../server/filing/draft/consent/versions.ts';
import { EDITS, TRANSITIONS } from '../../server/filing/machine/transitions.ts';
import { MATERIAL_KINDS } from '../../server/platform/materials/kinds.ts';

/** Keys of a catalogue that name a value of the set, each once. */
const keysOf = (words: object, key: RegExp): string[] => [
  ...new Set(Object.keys(words).flatMap((one) => key.exec(one)?.[1] ?? [])),
];

const NAMED: readonly [set: string, stored: object, told: readonly string[]][] = [
  ['natures', SubjectNature, SUBJECT_NATURES.map(({ key }) => key)],
  ['certificates', CertificateType, CERTIFICATE_TYPES.map(({ key }) => key)],
  ['papers', MaterialKind, Object.keys(MATERIAL_KINDS)],
  ['consents', ConsentPurpose, [...new Set(CONSENT_TEXTS.map(({ purpose }) => purpose))]],
  ['mails in Chinese', MailKind, keysOf(mails['zh-CN'], /^([A-Z_]+)\.what$/)],
  ['mails in English', MailKind, keysOf(mails.en, /^([A-Z_]+)\.what$/)],
  ['events in Chinese', TimelineEventType, keysOf(timeline['zh-CN'], /^event\.([A-Z_]+)$/)],
  ['events in English', TimelineEventType, keysOf(timeline.en, /^event\.([A-Z_]+)$/)],
];

test.each(NAMED)('the database knows the very %s that are told of, and no other', (_set, stored, told) => {
  expect([...told].sort()).toEqual(Object.values(stored).sort());
});

test('every action on a filing is an event of its history, but for what would drown it', () => {
  const actions = new Set([...TRANSITIONS, ...EDITS].map(({ action }) => action));
  const untold = [...actions].filter((action) => !Object.hasOwn(TimelineEventType, action));
  expect(untold.sort()).toEqual(['SAVE_DETAILS', 'UPLOAD']);
});
