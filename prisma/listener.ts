import pg from 'pg';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** A connection of its own that hears one channel and comes back by itself when the server has been away. */
export class Listener {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private pause = FIRST_PAUSE_MS;
  private stopped = false;

  constructor(
    private readonly config: pg.ClientConfig,
    private readonly channel: string,
    private readonly onPayload: (payload: string) => void,
    private readonly onGap: () => void,
  ) {}

  async connect(): Promise<void> {
    const client = new pg.Client({ ...this.config, keepAlive: true });
    client.on('notification', (message) => {
      if (message.channel === this.channel) this.onPayload(message.payload ?? '');
    });
    // An error on an open connection is followed by 'end', where we come back; one while connecting rejects below.
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(this.channel)}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    if (this.stopped) return client.end();
    this.client = client;
    this.pause = FIRST_PAUSE_MS;
  }

  /** The server tells what there is to hear before it answers a question on the same connection. */
  async caughtUp(): Promise<void> {
    if (!this.client) throw new Error('nothing is heard: the connection is lost');
    await this.client.query('SELECT 1');
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  private lost(client: pg.Client): void {
    if (this.client !== client || this.stopped) return;
    this.client = undefined;
    this.comeBack();
  }

  private comeBack(): void {
    this.timer = setTimeout(() => {
      this.connect().then(
        () => this.onGap(),
        () => {
          if (!this.stopped) this.comeBack();
        },
      );
    }, this.pause);
    this.timer.unref();
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
  }
}
