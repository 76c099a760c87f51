import type { Violation } from '../../fault.ts';

/** A rule the schema cannot say, over one kind of record. */
export interface RecordRule<T> {
  readonly rule: string;
  /** What would be right. */
  readonly message: string;
  /** Paths below the record where the rule is broken; `''` is the record itself. */
  readonly broken: (record: T) => readonly string[];
}

/** Applies rules to one record that stands at `path`. */
export function applyRules<T>(
  record: T,
  path: string,
  rules: readonly RecordRule<T>[],
): readonly Violation[] {
  return rules.flatMap(({ rule, message, broken }) =>
    broken(record).map((below) => ({ path: below === '' ? path : `${path}/${below}`, rule, message })),
  );
}

/** Applies rules to each record of a list. */
export function applyToEach<T>(
  records: readonly T[] | undefined,
  path: string,
  rules: readonly RecordRule<T>[],
): readonly Violation[] {
  return (records ?? []).flatMap((record, index) => applyRules(record, `${path}[${index + 1}]`, rules));
}

/** Names of the given keys that the object lacks. */
export function missing<T extends object>(object: T, keys: readonly (keyof T & string)[]): readonly string[] {
  return keys.filter((key) => object[key] === undefined);
}
