import type { Violation } from '../fault.ts';
import type { XmlElement } from '../xml/element.ts';

/** Rules a layout can break. */
export type LayoutRule =
  | 'root'
  | 'name'
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

/** A record that could not be read and was left out, as it came. */
export interface AsideRecord {
  readonly path: string;
  readonly element: XmlElement;
  readonly violations: readonly Finding[];
}

/** Collects findings; the same rule at the same place counts once. */
export class Findings {
  readonly #byKey = new Map<string, Finding>();
  readonly #aside: AsideRecord[] = [];

  /** A violation after which the value is missing, ambiguous or not of its type. */
  unreadable(path: string, rule: LayoutRule, message: string): void {
    this.#byKey.set(`${path} ${rule}`, { path, rule, message, readable: false });
  }

  /** A violation of the schema that leaves the value clear. */
  readable(path: string, rule: LayoutRule, message: string): void {
    const key = `${path} ${rule}`;
    if (!this.#byKey.has(key)) this.#byKey.set(key, { path, rule, message, readable: true });
  }

  /** Whether anything found forbids reading. */
  get forbids(): boolean {
    return this.all().some(({ readable }) => !readable);
  }

  /** Takes over what was found in a part that was read on its own; `loosely` as nothing that forbids reading. */
  adopt(part: Findings, loosely = false): void {
    for (const { path, rule, message, readable } of part.all())
      if (readable || loosely) this.readable(path, rule, message);
      else this.unreadable(path, rule, message);
    this.#aside.push(...part.#aside);
  }

  /** Leaves a record out, with whatever was found in it. */
  setAside(path: string, element: XmlElement, part: Findings): void {
    this.#aside.push({ path, element, violations: part.all() });
  }

  /** Records left out, in the order found. */
  get aside(): readonly AsideRecord[] {
    return this.#aside;
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
