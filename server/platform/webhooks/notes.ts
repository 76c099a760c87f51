import {
  Prisma,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../../../prisma/generated/client/client.ts';
import { fence, type Lease } from '../leases/lease.ts';
import type { Services } from '../../services.ts';
import { disableGone } from './endpoints.ts';

/** What is noted of a delivery after an attempt. */
export type After = Pick<
  WebhookDelivery,
  'attempts' | 'status' | 'lastStatus' | 'lastFailure' | 'lastAttemptAt' | 'nextAt'
> & { readonly answers: Uint8Array };

type Note = { readonly id: string; readonly after: After; readonly isGone: boolean };
type Waiting = Note & { readonly noted: () => void; readonly failed: (error: unknown) => void };

type Desk = Pick<Services, 'database' | 'clock'>;

const rowOf = ({ id, after }: Note): Prisma.Sql => Prisma.sql`(
  ${id}, ${after.attempts}::int, ${after.status}::"WebhookDeliveryStatus", ${after.lastStatus}::int,
  ${after.lastFailure}::"OutgoingReason", ${after.lastAttemptAt}::timestamptz, ${after.nextAt}::timestamptz, ${after.answers}::bytea)`;

/**
 * Notes what became of deliveries. Each is noted at once while nothing is being written; what comes in meanwhile is written together, with one
 * commit for all: commits, not calls, bound how many go out in a second.
 */
export class Notes {
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(
    private readonly desk: Desk,
    private readonly lease: Lease,
    private readonly endpoint: WebhookEndpoint,
  ) {}

  /** Resolves once it is committed. @throws LeaseLost */
  add(note: Note): Promise<void> {
    return new Promise((noted, failed) => {
      this.waiting.push({ ...note, noted, failed });
      if (!this.writing) void this.write();
    });
  }

  private async write(): Promise<void> {
    this.writing = true;
    for (let notes = this.waiting.splice(0); notes.length > 0; notes = this.waiting.splice(0))
      try {
        await this.commit(notes);
        for (const { noted } of notes) noted();
      } catch (error) {
        for (const { failed } of notes) failed(error);
      }
    this.writing = false;
  }

  private async commit(notes: readonly Note[]): Promise<void> {
    const { database, clock } = this.desk;
    const gone = notes.some(({ isGone }) => isGone);
    const at = gone ? await clock.now(this.endpoint) : null;
    await database.prisma.$transaction(async (tx) => {
      await fence(tx, this.lease);
      if (at) await disableGone(tx, this.endpoint, at);
      await tx.$executeRaw`
        UPDATE "WebhookDelivery" AS d
           SET attempts = n.attempts, status = n.status, "lastStatus" = n."lastStatus", "lastFailure" = n."lastFailure",
               "lastAttemptAt" = n."lastAttemptAt", "nextAt" = n."nextAt", answers = n.answers
          FROM (VALUES ${Prisma.join(notes.map(rowOf))})
            AS n(id, attempts, status, "lastStatus", "lastFailure", "lastAttemptAt", "nextAt", answers)
         WHERE d.id = n.id`;
    });
  }
}
