/** How jobs of one kind are treated. */
export type QueueOptions = {
  /** Jobs of this queue that run at the same time in one process. */
  concurrency?: number;
  /** A run that takes longer is taken for dead and repeated, perhaps elsewhere; in seconds. */
  expireInSeconds?: number;
  /** Attempts after the first one failed; the pause doubles from `retryDelay` seconds. */
  retryLimit?: number;
  retryDelay?: number;
};

export type QueueTable = Readonly<Record<string, QueueOptions>>;

/** What holds for a queue that says nothing else: ten more attempts within about a quarter of an hour. */
export const QUEUE_DEFAULTS: Required<QueueOptions> = {
  concurrency: 2,
  expireInSeconds: 60,
  retryLimit: 10,
  retryDelay: 1,
};
