/** Runs work when there is room for its weight; answers what the work answers. */
export type Gate = <T>(work: () => Promise<T>, weight?: number) => Promise<T>;

type Waiting = { weight: number; begin: () => void };

/**
 * Lets only so much work run at once, each piece with a weight of its own (1 unless told); the others wait their turn, in
 * the order in which they came. What is heavier than all there is room for runs alone.
 */
export const createGate = (room: number): Gate => {
  let free = room;
  const waiting: Waiting[] = [];
  const letIn = (): void => {
    for (let next = waiting[0]; next && next.weight <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.weight;
      next.begin();
    }
  };
  return async (work, asked = 1) => {
    const weight = Math.min(Math.max(asked, 0), room);
    await new Promise<void>((begin) => {
      waiting.push({ weight, begin });
      letIn();
    });
    try {
      return await work();
    } finally {
      free += weight;
      letIn();
    }
  };
};
