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

/** A job that is being handled, under its id; once `expired`, it is another run's by now. */
type Running = { readonly abort: AbortController; expired: boolean; done: Promise<void> };

export type WorkerOptions = { concurrency: number; pollMs: number; expireMs: number };

/**
 * Takes the jobs of one queue: at once when woken, else every `pollMs` (delayed jobs and repetitions announce themselves
 * to nobody). Never holds more than `concurrency` jobs.
 */
export class Worker {
  private readonly running = new Map<string, Running>();
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
    const left = [...this.running].filter(([, { expired }]) => !expired);
    await Promise.all(left.map(([id]) => this.report(id, this.source.fail(id, 'stopped'))));
  }

  private async take(): Promise<void> {
    clearTimeout(this.timer);
    this.fetching = true;
    while (this.again && !this.stopped) {
      this.again = false;
      const free = this.options.concurrency - this.running.size;
      if (free <= 0) break;
      const asked = Date.now();
      try {
        const jobs = await this.source.fetch(free);
        for (const job of jobs) this.start(job, asked + this.options.expireMs);
        if (jobs.length === free) this.again = true;
      } catch (error) {
        this.onError(error, undefined);
      }
    }
    this.fetching = false;
    if (this.stopped) return;
    this.timer = setTimeout(() => this.wake(), this.options.pollMs);
  }

  private start(job: Fetched, until: number): void {
    const running: Running = { abort: new AbortController(), expired: false, done: Promise.resolve() };
    const expiry = setTimeout(() => {
      running.expired = true;
      running.abort.abort();
    }, until - Date.now());
    running.done = this.run(job, running).finally(() => {
      clearTimeout(expiry);
      if (this.running.get(job.id) === running) this.running.delete(job.id);
      this.wake();
    });
    this.running.set(job.id, running);
  }

  /** A run that comes back after its time reports nothing: its job is repeated, perhaps elsewhere, and is that run's to end. */
  private async run({ id, data, retryCount }: Fetched, running: Running): Promise<void> {
    try {
      await this.handle({ id, data, retries: retryCount, signal: running.abort.signal });
    } catch (error) {
      this.onError(error, id);
      if (!running.expired) await this.report(id, this.source.fail(id, error));
      return;
    }
    if (!running.expired) await this.report(id, this.source.complete(id));
  }

  /** When even the report fails, the job expires and runs again: handlers are idempotent. */
  private report(id: string, reported: Promise<void>): Promise<void> {
    return reported.catch((error: unknown) => this.onError(error, id));
  }
}
