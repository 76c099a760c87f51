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
];

/** Sentences that stand around one of those above. */
const AROUND: readonly (readonly [key: 'WITH_HINT' | 'WITH_DETAIL', says: RegExp])[] = [
  ['WITH_HINT', /^(?<said>.+?) Did you mean (?<names>.+)\?$/],
  ['WITH_DETAIL', /^(?<said>Variable "\$\w+" got an invalid value(?: at "[\w.[\]]+")?); (?<detail>.+)$/],
];

function known(message: string, locale: Locale): string | null {
  for (const [key, says] of SENTENCES) {
    const { groups } = says.exec(message) ?? {};
    if (groups) return told(graphql[locale][key], groups);
  }
  return null;
}

/** What the library says of a request, in a language. */
export function graphqlText(message: string, locale: Locale): string {
  for (const [key, says] of AROUND) {
    const { said = '', ...rest } = says.exec(message)?.groups ?? {};
    const inner = known(said, locale);
    if (inner !== null) return told(graphql[locale][key], { said: inner, ...rest });
  }
  return known(message, locale) ?? told(graphql[locale].OTHER, { detail: message });
}
