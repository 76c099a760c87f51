import { graphql } from '../../schema/messages/generated/graphql.js';
import type { GraphqlWords } from '../../schema/messages/generated/graphql.js';
import type { Locale } from '../../schema/messages/locales.ts';
import { told } from '../../schema/messages/message.ts';

/*
 * The GraphQL library speaks English alone. What clients meet most is told in the language of the request; the rest in a
 * sentence of that language with the library's own words in it.
 */

/** What the library says, its names in groups under the names of the message's placeholders. */
const SENTENCES: readonly (readonly [key: keyof GraphqlWords, says: RegExp])[] = [
  ['SYNTAX', /^Syntax Error: (?<detail>[\s\S]+)$/],
  ['UNKNOWN_FIELD', /^Cannot query field "(?<field>\w+)" on type "(?<type>\w+)"\.$/],
  ['UNKNOWN_ARGUMENT', /^Unknown argument "(?<argument>\w+)" on field "(?<field>[\w.]+)"\.$/],
  [
    'FIELD_ARGUMENT_MISSING',
    /^Field "(?<field>\w+)" argument "(?<argument>\w+)" of type "(?<type>[\w![\]]+)" is required, but it was not provided\.$/,
  ],
  [
    'ARGUMENT_MISSING',
    /^Argument "(?<argument>\w+)" of (?:required )?type "(?<type>[\w![\]]+)" is required, but it was not provided\.$/,
  ],
  [
    'SELECTION_MISSING',
    /^Field "(?<field>\w+)" of type "(?<type>[\w![\]]+)" must have a selection of subfields\.$/,
  ],
  [
    'SELECTION_SPARE',
    /^Field "(?<field>\w+)" must not have a selection since type "(?<type>[\w![\]]+)" has no subfields\.$/,
  ],
  ['UNKNOWN_TYPE', /^Unknown type "(?<type>\w+)"\.$/],
  ['VARIABLE_UNDEFINED', /^Variable "\$(?<name>\w+)" is not defined\.$/],
  ['VARIABLE_UNDEFINED_BY', /^Variable "\$(?<name>\w+)" is not defined by operation "(?<operation>\w+)"\.$/],
  ['VARIABLE_UNUSED', /^Variable "\$(?<name>\w+)" is never used\.$/],
  ['VARIABLE_UNUSED_IN', /^Variable "\$(?<name>\w+)" is never used in operation "(?<operation>\w+)"\.$/],
  [
    'VARIABLE_MISSING',
    /^Variable "\$(?<name>\w+)" of required type "(?<type>[\w![\]]+)" was not provided\.$/,
  ],
  ['VARIABLE_INVALID_AT', /^Variable "\$(?<name>\w+)" got an invalid value at "(?<place>[\w.[\]]+)"$/],
  ['VARIABLE_INVALID', /^Variable "\$(?<name>\w+)" got an invalid value$/],
  ['FRAGMENT_UNUSED', /^Fragment "(?<name>\w+)" is never used\.$/],
  ['FRAGMENT_UNKNOWN', /^Unknown fragment "(?<name>\w+)"\.$/],
  [
    'FRAGMENT_SPREAD',
    /^Fragment cannot be spread here as objects of type "(?<type>\w+)" can never be of type "(?<other>\w+)"\.$/,
  ],
  [
    'FIELDS_CONFLICT',
    /^Fields "(?<field>\w+)" conflict because they have differing arguments\. Use different aliases on the fields to fetch both if this was intentional\.$/,
  ],
  ['DIRECTIVE_UNKNOWN', /^Unknown directive "@(?<name>\w+)"\.$/],
  ['OPERATION_TWICE', /^There can be only one operation named "(?<name>\w+)"\.$/],
  ['OPERATION_ANONYMOUS', /^This anonymous operation must be the only defined operation\.$/],
  ['ARGUMENT_TWICE', /^There can be only one argument named "(?<name>\w+)"\.$/],
  [
    'VARIABLE_POSITION',
    /^Variable "\$(?<name>\w+)" of type "(?<type>[\w![\]]+)" used in position expecting type "(?<expected>[\w![\]]+)"\.$/,
  ],
  ['INPUT_UNKNOWN', /^Field "(?<field>\w+)" is not defined by type "(?<type>\w+)"\.$/],
  ['INPUT_UNKNOWN_SOME', /^A field is not defined by type "(?<type>\w+)"\.$/],
  ['INPUT_MISSING', /^Field "(?<field>[\w.]+)" of required type "(?<type>[\w![\]]+)" was not provided\.$/],
  ['VALUE_EXPECTED', /^Expected value of type "(?<type>[\w![\]]+)"\.$/],
  ['VALUE_NULL', /^Expected non-nullable type "(?<type>[\w![\]]+)" not to be null\.$/],
  ['VALUE_NO_OBJECT', /^Expected type "(?<type>\w+)" to be an object\.$/],
  ['VALUE_NO_INTEGER', /^Int cannot represent non-integer value\.?$/],
  ['VALUE_NO_INT32', /^Int cannot represent non 32-bit signed integer value\.?$/],
  ['VALUE_NO_TEXT', /^String cannot represent a non string value\.?$/],
  ['VALUE_NO_BOOLEAN', /^Boolean cannot represent a non boolean value\.?$/],
  ['VALUE_NO_ID', /^ID cannot represent a non-string and non-integer value\.?$/],
  ['ENUM_UNKNOWN', /^There is no such value in the enum "(?<type>\w+)"\.$/],
  ['ENUM_NO_VALUE', /^Enum "(?<type>\w+)" cannot represent non-enum value\.?$/],
  ['ENUM_NO_TEXT', /^Enum "(?<type>\w+)" cannot represent non-string value\.?$/],
  ['DATE_TIME_FORM', /^DateTime must be an ISO 8601 instant$/],
  ['DATE_TIME_YEARS', /^DateTime must lie in the years (?<first>\d+) to (?<last>\d+)$/],
  ['DATE_FORM', /^Date must be YYYY-MM-DD$/],
  ['DATE_CALENDAR', /^Date must be a day of the calendar, YYYY-MM-DD$/],
  ['METADATA_OBJECT', /^Metadata must be an object$/],
  ['METADATA_VALUES', /^Metadata must have texts or null as values$/],
];

/** Sentences that stand around one of those above. */
const AROUND: readonly (readonly [key: 'WITH_FRAGMENT_HINT' | 'WITH_HINT' | 'WITH_DETAIL', says: RegExp])[] =
  [
    ['WITH_FRAGMENT_HINT', /^(?<said>.+?) Did you mean to use an inline fragment on (?<names>.+)\?$/],
    ['WITH_HINT', /^(?<said>.+?) Did you mean (?<names>.+)\?$/],
    ['WITH_DETAIL', /^(?<said>Variable "\$\w+" got an invalid value(?: at "[\w.[\]]+")?); (?<detail>.+)$/],
  ];

/** The names that might have been meant, as the language lists what one may choose from. */
const choice = (names: string, locale: Locale): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(names.match(/"[^"]*"/g) ?? [names]);

function known(message: string, locale: Locale): string | null {
  for (const [key, says] of SENTENCES) {
    const match = says.exec(message);
    if (match) return told(graphql[locale][key], { ...match.groups });
  }
  return null;
}

/** What the library says of a request, in a language. */
export function graphqlText(message: string, locale: Locale): string {
  for (const [key, says] of AROUND) {
    const { said = '', names, detail } = says.exec(message)?.groups ?? {};
    const inner = known(said, locale);
    if (inner === null) continue;
    return told(graphql[locale][key], {
      said: inner,
      ...(names === undefined ? {} : { names: choice(names, locale) }),
      ...(detail === undefined ? {} : { detail: known(detail, locale) ?? detail }),
    });
  }
  return known(message, locale) ?? told(graphql[locale].OTHER, { detail: message });
}
