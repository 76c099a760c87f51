/** What was opened so far, to be closed in the opposite order: at the end, or when a later step of opening fails. */
export type Closing = {
  later(close: () => Promise<void>): void;
  /** Closes everything, each once; what failed to close is told after the rest was closed. */
  all(): Promise<void>;
};

export function createClosing(): Closing {
  const steps: (() => Promise<void>)[] = [];
  return {
    later: (close) => void steps.push(close),
    async all() {
      const failures: unknown[] = [];
      for (const close of steps.splice(0).reverse())
        await close().catch((error: unknown) => failures.push(error));
      if (failures.length === 1) throw failures[0];
      if (failures.length > 1) throw new AggregateError(failures, 'not everything could be closed');
    },
  };
}
