/*
 * The GraphQL library quotes what it does not like, and what people type are names, numbers and addresses. An error says
 * where it was and what kind of fault, never what stood there.
 */

/** What may follow the place: it names types and fields of the schema only. */
const SAFE_DETAIL =
  /^(?:Field "\w+" of required type "[^"]+" was not provided\.|Expected (?:non-nullable )?type "[^"]+" (?:to be an object|not to be null)\.|\w+ cannot represent[\w\s-]*(?=:))/;

const VARIABLE =
  /^(Variable "\$\w+") got invalid value [\s\S]*?(?: (at "\w+[\w.[\]]*"))?; ((?:Field|Expected|Value|Enum|\w+ cannot|Unknown|Exactly|DateTime|Date)[\s\S]*)$/;

const QUOTING: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/(cannot represent[\w\s-]*): [\s\S]*$/, '$1.'],
  [/^Value [\s\S]* does not exist in "(\w+)" enum\.[\s\S]*$/, 'There is no such value in the enum "$1".'],
  [/^(Argument "\w+" has invalid value) [\s\S]*$/, '$1.'],
  [/^(Expected value of type "[^"]+"), found [\s\S]*$/, '$1.'],
  [/^(Syntax Error: (?:Expected \S+, found|Unexpected) \w+) ["'][\s\S]*$/, '$1.'],
  [/^(Syntax Error: Unexpected character): [\s\S]*$/, '$1.'],
];

/** The message of a fault in a request without the values it quotes. */
export function withoutValues(message: string): string {
  const [, variable, place = '', detail = ''] = VARIABLE.exec(message) ?? [];
  if (variable) {
    const said = SAFE_DETAIL.exec(detail)?.[0] ?? '';
    return `${variable} got an invalid value${place ? ` ${place}` : ''}${said ? `; ${said}` : ''}`;
  }
  if (message.startsWith('Variable "$') && message.includes('got invalid value'))
    return 'A variable got an invalid value';
  const [pattern, replacement] = QUOTING.find(([one]) => one.test(message)) ?? [];
  return pattern && replacement !== undefined ? message.replace(pattern, replacement) : message;
}
