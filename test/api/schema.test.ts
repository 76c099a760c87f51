import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  type GraphQLObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { DEPRECATION, SHORTEST_NOTICE_DAYS, deprecated } from '../../schema/api/deprecation.ts';
import { printedSchema, schema } from '../../schema/api/schema.ts';

const ROOTS = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
  (type): type is GraphQLObjectType => Boolean(type),
);

const ownTypes = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

const objectTypes = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !type.name.startsWith('__') && !ROOTS.includes(type));

/** Who may use it, as the builder was told; undefined where nobody said so. */
const statedBy = (extensions: Readonly<Record<string, unknown>>): unknown =>
  (extensions['pothosOptions'] as { authScopes?: unknown } | undefined)?.authScopes;

type Described = { name: string; text: string; isValue: boolean; deprecation: string | null };

/** Every type, field, argument, input field and value that the schema defines, with its description; empty where it has none. */
const described: readonly Described[] = ownTypes.flatMap((type) => {
  const said = (
    { description, deprecationReason }: { description?: string | null; deprecationReason?: string | null },
    name: string,
    isValue = false,
  ): Described => ({
    name,
    text: description ?? '',
    isValue,
    deprecation: deprecationReason ?? null,
  });
  if (isEnumType(type))
    return [
      said(type, type.name),
      ...type.getValues().map((value) => said(value, `${type.name}.${value.name}`, true)),
    ];
  if (isObjectType(type) || isInterfaceType(type))
    return [
      said(type, type.name),
      ...Object.values(type.getFields()).flatMap((field) => [
        said(field, `${type.name}.${field.name}`),
        ...field.args.map((one) => said(one, `${type.name}.${field.name}(${one.name})`)),
      ]),
    ];
  if (isInputObjectType(type))
    return [
      said(type, type.name),
      ...Object.values(type.getFields()).map((field) => said(field, `${type.name}.${field.name}`)),
    ];
  return [said(type, type.name)];
});

/** Descriptions are read one at a time, in an editor or a reference page: each has to say by itself what the thing is. */
const TELEGRAMS: readonly { why: string; refuses: (text: string) => boolean; example: string }[] = [
  {
    why: 'has fewer than three words',
    refuses: (text) => text.trim().split(/\s+/).length < 3,
    example: 'The servers.',
  },
  {
    why: 'does not end like a sentence',
    refuses: (text) => !/[.!?。！？][)）”’"`]*$/.test(text.trim()),
    example: 'The ID of the server',
  },
  {
    why: 'begins neither with a capital, a digit or a Chinese character nor with a `name`',
    refuses: (text) => !/^[\p{Lu}\p{N}\p{Script=Han}`]/u.test(text.trim()),
    example: 'where the events are posted to.',
  },
  {
    why: 'begins with an example of what it does not name',
    refuses: (text) => /^e\.g\./i.test(text.trim()),
    example: 'E.g. the region of Hangzhou.',
  },
];

/** A value of a code table may carry its Chinese and its English name, which say all there is: 云接入 (Cloud). */
const CODE_NAMES = /^\p{Script=Han}[\p{Script=Han}、]* \([^()]+\)$/u;

const faultsOf = ({ isValue, text }: Pick<Described, 'isValue' | 'text'>): string[] =>
  isValue && CODE_NAMES.test(text)
    ? []
    : TELEGRAMS.filter(({ refuses }) => refuses(text)).map(({ why }) => why);

const DAY_MS = 86_400_000;

/** What is wrong with the reason of a `@deprecated`. */
const deprecationFaults = (reason: string): string[] => {
  const [, instead, since = '', removedAfter = ''] = DEPRECATION.exec(reason) ?? [];
  if (!instead) return ['does not read “<What to use.> Deprecated since <day>; removed after <day>.”'];
  const days = (Date.parse(removedAfter) - Date.parse(since)) / DAY_MS;
  return days >= SHORTEST_NOTICE_DAYS ? [] : [`gives ${days} days, fewer than ${SHORTEST_NOTICE_DAYS}`];
};

describe('the rule for deprecations', () => {
  it('takes what the helper writes, and refuses what leaves clients guessing or no time', () => {
    const given = { instead: 'Use `by.serverId`.', since: '2026-11-30', removedAfter: '2027-11-30' };
    expect(deprecationFaults(deprecated(given))).toEqual([]);
    expect(deprecationFaults(deprecated({ ...given, removedAfter: '2027-01-31' }))).toHaveLength(1);
    expect(deprecationFaults(deprecated({ ...given, removedAfter: '2027-13-31' }))).toHaveLength(1);
    expect(deprecationFaults('No longer supported')).toHaveLength(1);
  });
});

describe('the schema', () => {
  it('is the one that is committed', () => {
    expect(readFileSync(join(projectRoot, 'schema/schema.graphql'), 'utf8')).toBe(printedSchema());
  });

  it('says of every query, mutation and subscription who may use it', () => {
    const silent = ROOTS.flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ extensions }) => statedBy(extensions) === undefined)
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('says of every object type who may see it', () => {
    const silent = objectTypes.filter(({ extensions }) => statedBy(extensions) === undefined);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('finds each type that is a node by its id', () => {
    const nodes = objectTypes.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
    expect(nodes.map(({ name }) => name).sort()).toEqual([
      'Filing',
      'Server',
      'Subject',
      'WebhookDelivery',
      'WebhookEndpoint',
    ]);
  });

  it('says of every type, field, argument, input and value what it is', () => {
    const undescribed = described.filter(({ text }) => text.trim() === '');
    expect(undescribed.map(({ name }) => name)).toEqual([]);
  });

  it('says of everything deprecated what to use, since when, and until when it works at least', () => {
    const reasons = described.filter(({ deprecation }) => deprecation !== null);
    const faults = reasons.flatMap(({ name, deprecation }) =>
      deprecationFaults(deprecation ?? '').map((fault) => `${name} ${fault}`),
    );
    expect(faults).toEqual([]);
    expect(reasons).not.toEqual([]);
  });

  it('names a specification for each scalar of its own', () => {
    const silent = ownTypes.filter(
      (type) => isScalarType(type) && !type.specifiedByURL?.startsWith('https://'),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('says so in sentences that are understood alone', () => {
    const telegrams = described
      .filter(({ text }) => text.trim() !== '')
      .flatMap((one) => faultsOf(one).map((why) => `${one.name} ${why}: ${one.text}`));
    expect(telegrams).toEqual([]);
  });
});

describe('the rule for descriptions', () => {
  it.each(TELEGRAMS)('refuses one that $why', ({ why, example }) => {
    expect(faultsOf({ isValue: false, text: example })).toEqual([why]);
    expect(faultsOf({ isValue: true, text: example })).toEqual([why]);
  });

  it.each([
    'The ID of the server, e.g. `srv_01j…`.',
    '`true` stops the sending of events.',
    '证件类型 and its number.',
    '410 is the answer of an endpoint that is gone.',
    'A code is needed. (See `cancellationCode`.)',
  ])('takes “%s”', (text) => {
    expect(faultsOf({ isValue: false, text })).toEqual([]);
  });

  it('takes the names of a code, Chinese and English, for a value alone', () => {
    expect(faultsOf({ isValue: true, text: '云接入 (Cloud)' })).toEqual([]);
    expect(faultsOf({ isValue: false, text: '云接入 (Cloud)' })).not.toEqual([]);
    expect(faultsOf({ isValue: true, text: 'Cloud (云接入)' })).not.toEqual([]);
  });
});
