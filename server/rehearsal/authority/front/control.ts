import type { MethodName } from '../../../authority/protocol/methods.ts';
import type { FaultName } from './faults/catalogue.ts';

/** One thing to do differently at the next calls that fit. */
export type Switch = {
  /** Any provider when left out. */
  readonly ispId?: bigint;
  /** Any method when left out. */
  readonly method?: MethodName;
  /** A fault, or a message code that is answered without doing anything. */
  readonly play: { readonly fault: FaultName } | { readonly code: number; readonly message?: string };
  /** Calls it holds for; Infinity until it is cleared. */
  readonly times: number;
  /** Calls that fit and still go as they should before it holds. */
  readonly after?: number;
  /** For late answers. Milliseconds. */
  readonly delayMs?: number;
};

type Armed = { readonly rule: Switch; skip: number; left: number };

/** The switches of one front, kept in memory: a rehearsal that starts anew behaves. */
export interface Control {
  arm(rule: Switch): void;
  clear(ispId?: bigint): void;
  /** What holds for this call; each look counts as one call. */
  take(ispId: bigint, method: MethodName): Switch | null;
  armed(): readonly { readonly rule: Switch; readonly left: number }[];
}

export function createControl(): Control {
  let rules: Armed[] = [];
  return {
    arm(rule) {
      rules.push({ rule, skip: rule.after ?? 0, left: rule.times });
    },
    clear(ispId) {
      rules = ispId === undefined ? [] : rules.filter(({ rule }) => rule.ispId !== ispId);
    },
    take(ispId, method) {
      const fits = ({ rule }: Armed): boolean =>
        (rule.ispId === undefined || rule.ispId === ispId) &&
        (rule.method === undefined || rule.method === method);
      const found = rules.find(fits);
      if (!found) return null;
      if (found.skip > 0) {
        found.skip -= 1;
        return null;
      }
      found.left -= 1;
      if (found.left <= 0) rules = rules.filter((each) => each !== found);
      return found.rule;
    },
    armed: () => rules.map(({ rule, left }) => ({ rule, left })),
  };
}
