/** Numbers from 0 to 1 that are the same in every run that begins with the same whole number above 0. */
export function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
