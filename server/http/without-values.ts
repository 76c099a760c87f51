/*
 * The GraphQL library quotes what it does not like, and what people type are names, numbers and addresses. An error says
 * where it was and what kind of fault, never what stood there.
 */

/** What may follow the place: it names types and fields of the schema only. */
const SAFE_DETAIL =
  /^(?:(?:Date|DateTime|Metadata) must [\w\s,-]+$|Field "\w+" of required type "[^"]+" was not provided\.|Expected (?:non-nullable )?type "[^"]+" (?:to be an object|not to be null)\.|\w+ cannot represent[\w\s-]*(?=:))/;

const VARIABLE =
  /^(Variable "\$\w+") got invalid value [\s\S]*?(?: (at "\w+[\w.[\]]*"))?; ((?:Field|Expected|Value|Enum|\w+ cannot|Unknown|Exactly|DateTime|Date|Metadata)[\s\S]*)$/;

type Replacement = readonly [pattern: RegExp, replacement: string];

const NO_SUCH_VALUE: Replacement = [
  /^Value [\s\S]* does not exist in "(\w+)" enum\.[\s\S]*$/,
  'There is no such value in the enum "$1".',
];

/** Faults inside a variable that are told once what they quote is left out. */
const INSIDE: readonly Replacement[] = [
  NO_SUCH_VALUE,
  [/^Field [\s\S]* is not defined by type "(\w+)"\.[\s\S]*$/, 'A field is not defined by type "$1".'],
];

const QUOTING: readonly Replacement[] = [
  [/(cannot represent[\w\s-]*): [\s\S]*$/, '$1.'],
  NO_SUCH_VALUE,
  [/^(Argument "\w+" has invalid value) [\s\S]*$/, '$1.'],
  [/^(Expected value of type "[^"]+"), found [\s\S]*$/, '$1.'],
  [/^(Syntax Error: (?:Expected \S+, found|Unexpected) \w+) ["'][\s\S]*$/, '$1.'],
  [/^(Syntax Error: Unexpected character): [\s\S]*$/, '$1.'],
];

/** The sentence as the first that fits leaves it, or null where none does. */
function replaced(message: string, by: readonly Replacement[]): string | null {
  const [pattern, replacement = ''] = by.find(([one]) => one.test(message)) ?? [];
  return pattern ? message.replace(pattern, replacement) : null;
}

/** The message of a fault in a request without the values it quotes. */
export function withoutValues(message: string): string {
  const [, variable, place = '', detail = ''] = VARIABLE.exec(message) ?? [];
  if (variable) {
    const said = replaced(detail, INSIDE) ?? SAFE_DETAIL.exec(detail)?.[0] ?? '';
    return `${variable} got an invalid value${place ? ` ${place}` : ''}${said ? `; ${said}` : ''}`;
  }
  const [named] = /^Variable "\$\w+" got(?= invalid value)/.exec(message) ?? [];
  if (named) return `${named} an invalid value`;
  return replaced(message, QUOTING) ?? message;
}
