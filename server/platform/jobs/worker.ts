/** One run of one job. */
export type Job<T = unknown> = {
  readonly id: string;
  readonly data: T;
  /** 0 for the first attempt. */
  readonly retries: number;
  /** Aborted when the service stops or the job's time is over; a long handler should heed it. */
  readonly signal: AbortSignal;
};

export type Fetched = { id: string; data: unknown; retryCount: number };

/** Where a worker takes jobs from and reports to. */
export type Source = {
  fetch(limit: number): Promise<Fetched[]>;
  complete(id: string): Promise<void>;
  fail(id: string, error: unknown): Promise<void>;
};

export type WorkerOptions = { concurrency: number; pollMs: number; expireMs: number };

/**
 * Takes the jobs of one queue: at once when woken, else every `pollMs` (delayed jobs and repetitions announce themselves
 * to nobody). Never holds more than `concurrency` jobs.
 */
export class Worker {
  private readonly running = new Map<string, { done: Promise<void>; abort: AbortController }>();
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private fetching = false;
  private again = false;

  constructor(
    private readonly source: Source,
    private readonly handle: (job: Job) => Promise<void>,
    private readonly onError: (error: unknown, jobId: string | undefined) => void,
    private readonly options: WorkerOptions,
  ) {}

  /** Looks for jobs now. */
  wake(): void {
    if (this.stopped) return;
    this.again = true;
    if (!this.fetching) void this.take();
  }

  /** Takes no more jobs and waits for the running ones, at most so long; the rest is given back to be run again. */
  async stop(graceMs: number): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const running = [...this.running.values()];
    for (const { abort } of running) abort.abort();
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
    await Promise.race([Promise.all(running.map(({ done }) => done)), timeout]);
    await Promise.all([...this.running.keys()].map((id) => this.report(id, this.source.fail(id, 'stopped'))));
  }

  private async take(): Promise<void> {
    clearTimeout(this.timer);
    this.fetching = true;
    while (this.again && !this.stopped) {
      this.again = false;
      const free = this.options.concurrency - this.running.size;
      if (free <= 0) break;
      try {
        const jobs = await this.source.fetch(free);
        for (const job of jobs) this.start(job);
        if (jobs.length === free) this.again = true;
      } catch (error) {
        this.onError(error, undefined);
      }
    }
    this.fetching = false;
    if (this.stopped) return;
    this.timer = setTimeout(() => this.wake(), this.options.pollMs);
  }

  private start(job: Fetched): void {
    const abort = new AbortController();
    const expiry = setTimeout(() => abort.abort(), this.options.expireMs);
    const done = this.run(job, abort.signal).finally(() => {
      clearTimeout(expiry);
      this.running.delete(job.id);
      this.wake();
    });
    this.running.set(job.id, { done, abort });
  }

  private async run({ id, data, retryCount }: Fetched, signal: AbortSignal): Promise<void> {
    try {
      await this.handle({ id, data, retries: retryCount, signal });
    } catch (error) {
      this.onError(error, id);
      return this.report(id, this.source.fail(id, error));
    }
    await this.report(id, this.source.complete(id));
  }

  /** When even the report fails, the job expires and runs again: handlers are idempotent. */
  private report(id: string, reported: Promise<void>): Promise<void> {
    return reported.catch((error: unknown) => this.onError(error, id));
  }
}
