import type { Tenant } from '../../platform/tenancy/actor.ts';
import type { AtBureau } from '../port.ts';
import { ProtocolFault } from '../protocol/fault.ts';
import type { FileInfo } from '../protocol/replies/reply.ts';
import { findAccount } from './account.ts';
import type { Parts } from './parts.ts';
import { AccountUnreadable } from './storing/accounts.ts';

/**
 * What a kept message says: the document of an upload or a download, the question and the answer of a query, or a download or an
 * answer as it came where it cannot be read.
 */
export type ArchivedContent =
  | { readonly xml: string }
  | { readonly packed: FileInfo; readonly unread: string }
  | { readonly question: unknown; readonly answer: unknown }
  | { readonly answer: string };

type Body = Partial<{ xml: string; packed: FileInfo; question: unknown; answer: unknown }>;

/** A download taken out of its packing, with the keys of now and those that were replaced. */
async function opened(parts: Parts, at: AtBureau, packed: FileInfo): Promise<ArchivedContent> {
  try {
    const found = await findAccount(parts, at);
    return found
      ? { xml: found.account.client.open(packed).xml }
      : { packed, unread: 'there is no account whose key could open it' };
  } catch (error) {
    if (error instanceof ProtocolFault) return { packed, unread: `${error.reason}: ${error.message}` };
    if (error instanceof AccountUnreadable) return { packed, unread: error.message };
    throw error;
  }
}

/** The content of a message; null for one that is unknown, or whose content is not kept or cannot be opened any more. */
export async function archivedContent(
  parts: Parts,
  tenant: Tenant,
  messageId: string,
): Promise<ArchivedContent | null> {
  const kept = await parts.store.messages.bodyOf(tenant, messageId);
  const body: Body | null = kept?.body ?? null;
  if (kept && body?.packed) return opened(parts, { ...tenant, bureau: kept.bureau }, body.packed);
  if (body?.xml !== undefined) return { xml: body.xml };
  if (body?.question !== undefined) return { question: body.question, answer: body.answer ?? null };
  return typeof body?.answer === 'string' ? { answer: body.answer } : null;
}
