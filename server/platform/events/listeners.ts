import { RateLimited } from '../../../schema/rules/failures.ts';

/**
 * Event streams that may be open at once in one process: each holds a connection and is asked for with every change. A person has one for
 * all tabs of a browser; behind one address there may be a whole office, or a mobile network.
 */
const OPEN_STREAMS = {
  PERSON: 20,
  KEY: 400,
  ADDRESS: 500,
} as const;

type Kind = keyof typeof OPEN_STREAMS;
export type StreamBounds = Readonly<Record<Kind, number>>;

/** Whose streams one counts among. */
export type CountedAs = readonly (readonly [kind: Kind, key: string])[];

/** Seconds after which a place may be free: a stream that its listener has left is noticed by then. */
const ASK_AGAIN_SECONDS = 30;

export type Listeners = {
  /** Takes a place for a stream, and returns how it is given back. @throws RateLimited when there is none */
  enter(counted: CountedAs): () => void;
};

export function createListeners(bounds: StreamBounds = OPEN_STREAMS): Listeners {
  const open = new Map<string, number>();
  return {
    enter(counted) {
      const names = counted.map(([kind, key]) => ({ name: `${kind} ${key}`, kind }));
      if (names.some(({ name, kind }) => (open.get(name) ?? 0) >= bounds[kind]))
        throw new RateLimited(ASK_AGAIN_SECONDS);
      for (const { name } of names) open.set(name, (open.get(name) ?? 0) + 1);
      let entered = true;
      return () => {
        if (!entered) return;
        entered = false;
        for (const { name } of names) {
          const left = (open.get(name) ?? 1) - 1;
          if (left > 0) open.set(name, left);
          else open.delete(name);
        }
      };
    },
  };
}
