import { ID_PREFIXES } from '../../../schema/rules/ids.ts';

const MINUTE = 60_000;
/** Times are told to this grain, so that a slower run tells the same. */
const GRAIN = 5 * MINUTE;
/** A token tells its end in whole seconds, so that a moment may lie a little before the one that is meant. */
const EARLY = MINUTE;
/** What is so near to the machine's own clock was told by it, and not by the provider's. */
const NEAR = 13 * 60 * MINUTE;

const ID = new RegExp(`\\b(${Object.values(ID_PREFIXES).join('|')})_[0-9a-hjkmnp-tv-z]{26}\\b`, 'g');
const MOMENT = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;
const HASH = /\b[0-9a-f]{64}\b/g;

/** What is by chance or a secret, by its form: nobody has these. */
const BY_CHANCE: readonly (readonly [RegExp, string])[] = [
  [/\b(sk|pk|rk)_(test|live)_\w+/g, '$1_$2_3f8Kq…'],
  [/\bwhsec_[\w+/=-]+/g, 'whsec_MfKQ9r8G…'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, 'eyJhbGciOiJIUzI1NiJ9…'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '7d0c1a52-3b9e-4f6a-8c21-90e5b7d4f3a6'],
  [/([?&](?:e|b|s)=)[\w-]+/g, '$1…'],
  [/("hint":")[^"]+/g, '$1Qz9k'],
  [/("acts":\["LOOK_STRAIGHT")[^\]]*/g, '$1,"TURN_LEFT","OPEN_MOUTH","LOOK_UP"'],
  [/(?<="durationMs":)\d+/g, '40'],
];

/**
 * What stands for what in a run: the moment that both clocks showed at its beginning, and words of this run alone.
 * A short word is told with its quotation marks, as its digits may lie within a longer number.
 */
export type Run = {
  readonly began: { readonly real: number; readonly told: number };
  readonly words: ReadonlyMap<string, string>;
};

/** The same text without what is another at each run. The n-th ID of a type is always the same one. */
export function masked<T>(value: T, { began, words }: Run): T {
  const seen = new Map<string, string>();
  const counts = new Map<string, number>();
  const idFor = (id: string, prefix: string): string => {
    // Of an unknown one the example says so.
    if (/_0+$/.test(id)) return id;
    const count = (counts.get(prefix) ?? 0) + 1;
    const known = seen.get(id);
    if (known) return known;
    counts.set(prefix, count);
    const mask = `${prefix}_01k3${String(count).padStart(22, '0')}`;
    seen.set(id, mask);
    return mask;
  };
  const momentFor = (text: string): string => {
    const at = Date.parse(text);
    const isReal = Math.abs(at - began.real) < NEAR;
    const told = isReal ? at - began.real + began.told : at;
    return new Date(Math.floor((told + EARLY) / GRAIN) * GRAIN).toISOString();
  };
  let text = JSON.stringify(value);
  for (const [word, mask] of words) text = text.replaceAll(word, mask);
  for (const [pattern, mask] of BY_CHANCE) text = text.replace(pattern, mask);
  return JSON.parse(text.replace(HASH, '5f1d…').replace(ID, idFor).replace(MOMENT, momentFor)) as T;
}
