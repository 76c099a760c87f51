import type { Violation } from '../fault.ts';

/** Rules a layout can break. */
export type LayoutRule =
  | 'root'
  | 'version'
  | 'required'
  | 'empty'
  | 'type'
  | 'number'
  | 'range'
  | 'length'
  | 'format'
  | 'date'
  | 'character'
  | 'order'
  | 'occurrence'
  | 'choice'
  | 'mixed'
  | 'unknown'
  | 'attribute';

/** A violation, and whether a document that has it can still be read without guessing or losing anything. */
export interface Finding extends Violation {
  readonly rule: LayoutRule;
  readonly readable: boolean;
}

/** Collects findings; the same rule at the same place counts once. */
export class Findings {
  readonly #byKey = new Map<string, Finding>();

  /** A violation after which the value is missing, ambiguous or not of its type. */
  unreadable(path: string, rule: LayoutRule, message: string): void {
    this.#byKey.set(`${path} ${rule}`, { path, rule, message, readable: false });
  }

  /** A violation of the schema that leaves the value clear. */
  readable(path: string, rule: LayoutRule, message: string): void {
    const key = `${path} ${rule}`;
    if (!this.#byKey.has(key)) this.#byKey.set(key, { path, rule, message, readable: true });
  }

  /** Everything found, in the order found. */
  all(): readonly Finding[] {
    return [...this.#byKey.values()];
  }
}

/** Drops what only the interpreter needs. */
export function toViolation({ path, rule, message }: Finding): Violation {
  return { path, rule, message };
}
