import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

const headersSchema = z.record(z.string(), z.string());

/** A message as it came in. */
export type Heard = { id: string; headers: Record<string, string>; body: string };

/** What every message looks like, and nothing else is around its data. */
const messageSchema = z.strictObject({
  type: z.string(),
  timestamp: z.iso.datetime(),
  data: z.looseObject({ id: z.string(), type: z.string(), sequence: z.int().positive().optional() }),
});
export type Message = z.infer<typeof messageSchema>;

/** The message, checked as a receiver does; throws when it is not signed with the secret. */
export const verified = (secret: string, { body, headers }: Heard): Message =>
  messageSchema.parse(new Webhook(secret).verify(body, headers));

/** A provider's own server, on a real port, that notes what comes. */
export class Receiver {
  readonly heard: Heard[] = [];
  /** Status of the next answers, in turn; 204 after them. */
  readonly answers: number[] = [];
  /** The body of its answers. */
  words = '';
  /** Headers of its answers. */
  readonly says: Record<string, string> = {};
  private waiting: (() => void)[] | null = null;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Receiver> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    const receiver = new Receiver(server, `http://127.0.0.1:${address.port}/webhooks`);
    server.on('request', (request, response) => {
      void text(request).then(async (body) => {
        const headers = headersSchema.parse(request.headers);
        receiver.heard.push({ id: headers['webhook-id'] ?? '', headers, body });
        const status = receiver.answers.shift() ?? 204;
        await receiver.patience();
        response.writeHead(status, receiver.says).end(status === 204 ? undefined : receiver.words);
      });
    });
    return receiver;
  }

  /** From now on it takes messages and does not answer. */
  falters(): void {
    this.waiting = [];
  }

  recovers(): void {
    const waiting = this.waiting ?? [];
    this.waiting = null;
    for (const answer of waiting) answer();
  }

  private patience(): Promise<void> {
    const { waiting } = this;
    return waiting ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve();
  }

  get ids(): string[] {
    return this.heard.map(({ id }) => id);
  }

  stop(): void {
    this.recovers();
    this.server.closeAllConnections();
    this.server.close();
  }
}
