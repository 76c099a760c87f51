import { endAtSms } from './decisions.ts';
import type { Order } from './order.ts';
import { workingDaysOf } from './orders.ts';
import { websiteOf, type Registry } from './registry.ts';
import type { RehearsalTables } from './store.ts';
import type { FiledWebsite } from './subject.ts';
import { queueWord } from './word.ts';
import { decisionTime } from './decision-time.ts';

/** Wrong ends of a certificate after which the order comes back. */
export const CERTIFICATE_TRIES = 5;
const INBOX_LENGTH = 50;

/** A text on a rehearsal phone. */
export type SmsText = {
  readonly accessId: bigint;
  readonly websiteNumber: string;
  readonly phone: string;
  readonly code: string;
  /** Last six of the certificate that the portal will ask for: nobody could know it of an invented person. */
  readonly certificateTail: string;
  readonly sentAt: Date;
  readonly deadline: Date;
  readonly waiting: boolean;
};

/** What somebody enters at the province's portal. */
export type SmsEntry = { readonly phone: string; readonly code: string; readonly certificateTail: string };

/** NO_RECORD covers a wrong code as well as a wrong phone: the portal does not tell the two apart. */
export type SmsEntryResult =
  | { readonly kind: 'DONE'; readonly websiteNumbers: readonly string[] }
  | { readonly kind: 'NO_RECORD' }
  | { readonly kind: 'WRONG_CERTIFICATE'; readonly triesLeft: number }
  | { readonly kind: 'FAILED' };

const tailOf = (website: FiledWebsite): string => website.contact.certificateNumber.slice(-6).toUpperCase();

/** Texts to the site's contact as filed, latest first. Where the registry says the check lapses, the text never arrives. */
export async function inbox(tables: RehearsalTables, registry: Registry): Promise<SmsText[]> {
  const texts: SmsText[] = [];
  for (const order of await tables.orders.latestTexts(INBOX_LENGTH)) {
    const website = websiteOf(await registry.byNumber(order.websiteNumber), order.websiteNumber);
    if (!website || website.verdict.kind === 'SMS_LAPSES' || !order.smsCode || !order.smsDeadline) continue;
    texts.push({
      accessId: order.accessId,
      websiteNumber: order.websiteNumber,
      phone: website.contact.phone,
      code: order.smsCode,
      certificateTail: tailOf(website),
      sentAt: order.receivedAt,
      deadline: order.smsDeadline,
      waiting: order.stage === 'WAITING_SMS',
    });
  }
  return texts;
}

type Waiting = { readonly order: Order; readonly website: FiledWebsite };

const matching = async (tables: RehearsalTables, registry: Registry, entry: SmsEntry): Promise<Waiting[]> => {
  const found: Waiting[] = [];
  for (const order of await tables.orders.waitingFor(entry.code.trim())) {
    const website = websiteOf(await registry.byNumber(order.websiteNumber), order.websiteNumber);
    if (website && website.verdict.kind !== 'SMS_LAPSES' && website.contact.phone === entry.phone.trim()) {
      found.push({ order, website });
    }
  }
  return found;
};

/** Enters a code. Orders that share phone and code are confirmed, or counted down, together. */
export async function enterCode(
  tables: RehearsalTables,
  registry: Registry,
  entry: SmsEntry,
  now: Date,
): Promise<SmsEntryResult> {
  const waiting = await matching(tables, registry, entry);
  const first = waiting[0];
  if (!first) return { kind: 'NO_RECORD' };
  if (entry.certificateTail.trim().toUpperCase() === tailOf(first.website)) {
    for (const { order, website } of waiting) {
      const decideAt = decisionTime(now, workingDaysOf(website.verdict));
      await tables.orders.update(order.accessId, { stage: 'DECIDING', decideAt });
    }
    return { kind: 'DONE', websiteNumbers: waiting.map(({ order }) => order.websiteNumber) };
  }
  const tries = first.order.smsTries + 1;
  const orders = waiting.map(({ order }) => order);
  for (const order of orders) await tables.orders.update(order.accessId, { smsTries: tries });
  if (tries < CERTIFICATE_TRIES) return { kind: 'WRONG_CERTIFICATE', triesLeft: CERTIFICATE_TRIES - tries };
  await queueWord(tables, { notes: await endAtSms(tables, orders, 'FAILED', () => now), records: [] }, now);
  return { kind: 'FAILED' };
}
