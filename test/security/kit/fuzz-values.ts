import fc from 'fast-check';
import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';

/** Texts that have broken something somewhere. */
const NASTY = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff\ud800',
    '\u0007',
    '\u0085',
    '\ufffe',
    '\u202e',
    '\ufffd',
  ],
  ...[
    "'; DROP TABLE x --",
    '%',
    '_',
    '\\',
    '${x}',
    '{{x}}',
    '<b>',
    '__proto__',
    'constructor',
    'null',
    '-1',
    '1e999',
  ],
  ...[
    '号',
    '浙ICP备12345678号',
    '浙ICP备12345678号-1',
    'www.例子.cn',
    'https://[::1]/',
    'http://10.0.0.1',
    'xn--',
    'a@b',
  ],
  ...['GPC:N:99999999999999999999', 'GPC:J:{"id":1}', 'GPC:D:xx'].map((text) =>
    Buffer.from(text).toString('base64'),
  ),
  ...[
    'x'.repeat(4001),
    '备'.repeat(5000),
    'fil_' + '0'.repeat(26),
    'mat_0',
    'srv_',
    'LONG_TERM',
    '2026-02-30',
  ],
];

const texts = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const times = fc.oneof(
  fc.constantFrom(
    '-000001-01-01T00:00:00Z',
    '+099999-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ),
  fc.constantFrom('0001-01-01T00:00:00Z', '2026-03-01', '', 'now'),
  texts,
);
const dates = fc.oneof(
  fc.constantFrom('2026-03-01', '0000-01-01', '9999-12-31', '2026-02-30', '0001-01-01'),
  texts,
);
const numbers = fc.oneof(
  fc.integer({ min: -3, max: 120 }),
  fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }),
  fc.constantFrom(2_147_483_648, -1e12, 1.5, 1e308, 0),
);
const anything = fc.oneof(
  fc.constantFrom(null, true, 0, [], {}, [[[]]], { a: { a: { a: {} } } }),
  texts,
  fc.integer(),
);

/** Ids of things that are there, so that more than the look-up is reached. */
export type Known = readonly string[];

/** Values of a type of the contract: mostly of its shape, now and then of none. */
export function valueOf(type: GraphQLInputType, known: Known): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return valueOf(type.ofType, known);
  return fc.oneof(
    { weight: 24, arbitrary: fitting(type, known) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: anything },
  );
}

function fitting(type: GraphQLInputType, known: Known): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return fitting(type.ofType, known);
  if (isListType(type))
    return fc.oneof(
      { weight: 20, arbitrary: fc.array(valueOf(type.ofType, known), { maxLength: 3 }) },
      {
        weight: 1,
        arbitrary: valueOf(type.ofType, known).map((one) => Array.from({ length: 101 }, () => one)),
      },
    );
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name), 'NOTHING');
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, known)])), {
      requiredKeys: fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name),
    });
  }
  switch (type.name) {
    case 'ID':
      return fc.oneof(fc.constantFrom(...known), texts);
    case 'Int':
    case 'Float':
      return numbers;
    case 'Boolean':
      return fc.boolean();
    case 'DateTime':
      return times;
    case 'Date':
      return dates;
    case 'Metadata':
      return fc.dictionary(texts, fc.option(texts), { maxKeys: 3 });
    default:
      return texts;
  }
}

export { anything, texts };
