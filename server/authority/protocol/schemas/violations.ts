import type { ErrorDetail } from 'libxml2-wasm';
import type { Violation } from '../fault.ts';

/** What the validator's sentences are told apart by. They repeat values, so none of them is passed on. */
const KINDS: readonly (readonly [sign: RegExp, rule: string, message: string])[] = [
  [/This element is not expected/, 'order', 'the schema expects another element here'],
  [/Missing child element/, 'required', 'an element that the schema asks for is missing'],
  [/No matching global declaration/, 'root', 'the schema has no such root element'],
  [
    /attribute .* is (?:not allowed|required)|attribute .* must be/i,
    'attribute',
    'the attributes are not those of the schema',
  ],
  [/Character content/, 'mixed', 'text where the schema has elements only'],
  [/is not a valid value|is not an element of the set/, 'type', 'the value is not of the type of the schema'],
];

/**
 * One complaint of the validator as element and rule. A facet names itself (`minLength`, `maxInclusive`, …); nothing of the
 * value is kept.
 */
export function violationOf({ message, xpath }: ErrorDetail): Violation {
  const path = (xpath ?? '').replace(/^\//, '') || 'document';
  const facet = /\[facet '(\w+)'\]/.exec(message)?.[1];
  if (facet) return { path, rule: `schema-${facet}`, message: `breaks the facet ${facet} of the schema` };
  const [, rule = 'other', words = 'is not what the schema asks for'] =
    KINDS.find(([sign]) => sign.test(message)) ?? [];
  return { path, rule: `schema-${rule}`, message: words };
}
