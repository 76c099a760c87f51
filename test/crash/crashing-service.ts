import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort, startProcess, whenReady, type RunningService } from '../testkit/process.ts';

/** When it is killed, and what a test does around it. */
type Crashing = {
  readonly chance?: () => number;
  /** Some milliseconds before it is killed, and when it is dead. */
  readonly begins?: () => Promise<void>;
  readonly over?: () => void;
};

/** The built service, killed at random moments and started again at once, on one port and one data folder. */
export class CrashingService {
  kills = 0;
  private running: RunningService | undefined;
  private crashing = Promise.resolve();
  private acknowledged = 0;
  private target = Number.POSITIVE_INFINITY;
  private every = 0;
  private over = false;
  private how: Crashing = {};

  private constructor(
    readonly url: string,
    readonly dataDir: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<CrashingService> {
    const port = await freePort();
    const dataDir = mkdtempSync(join(tmpdir(), 'jieru-crash-'));
    const service = new CrashingService(`http://127.0.0.1:${port}`, dataDir, {
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: 'on',
      TRUST_PROXY: 'on',
      LOG_LEVEL: 'warn',
      ...env,
    });
    await service.launch();
    return service;
  }

  private async launch(): Promise<void> {
    this.running = startProcess(this.env);
    await whenReady(this.url, this.running);
  }

  get secretKey(): string {
    const key = /sk_test_\w+/.exec(this.running?.output().stdout ?? '')?.[0];
    if (!key) throw new Error('the service printed no secret key');
    return key;
  }

  /**
   * From now on it is killed again and again: some milliseconds after about so many more changes were acknowledged.
   * Counting changes instead of seconds, the test gets on however slow the machine is.
   */
  crashesEvery(changes: number, how: Crashing = {}): void {
    this.every = changes;
    this.how = how;
    this.aim();
  }

  private chance(): number {
    return (this.how.chance ?? Math.random)();
  }

  private aim(): void {
    this.target = this.acknowledged + Math.max(1, Math.round(this.every * (0.5 + this.chance())));
  }

  readonly onAcknowledged = (): void => {
    this.acknowledged += 1;
    if (this.acknowledged < this.target) return;
    this.target = Number.POSITIVE_INFINITY;
    this.crashing = this.crash();
  };

  private async crash(): Promise<void> {
    await this.how.begins?.();
    await wait(this.chance() * 250);
    await this.running?.kill();
    this.how.over?.();
    this.kills += 1;
    await this.launch();
    if (!this.over) this.aim();
  }

  /** Lets it live from now on. */
  async calms(): Promise<void> {
    this.over = true;
    this.target = Number.POSITIVE_INFINITY;
    await this.crashing;
  }

  async stop(): Promise<void> {
    await this.calms();
    await this.running?.stop();
  }

  remove(): void {
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
