import type { Auditee } from '../../platform/tenancy/audit.ts';
import type { AtBureau } from '../port.ts';
import { findAccount, type Account } from './account.ts';
import type { Parts } from './parts.ts';
import { askStanding } from './sequence.ts';
import type { KeptUpload } from './storing/numbers.ts';
import { asOnlySender } from './turn.ts';

/** There is nothing that the operator's decision could be about; the message says so. */
export class NothingToDecide extends Error {}

/** What the operator knows from the bureau of an upload whose outcome cannot be learnt: it has it, or it goes anew. */
export type Settling = 'TAKEN' | 'ANEW';

/** What the operator decides about the numbers of an account (dataSequence); nothing of this happens by itself. */
export type Numbers = {
  /**
   * Says what became of the upload that stopped the account, and lets it go on.
   * @throws NothingToDecide when there is none; AuthorityUnavailable
   */
  settle(at: AtBureau, as: Settling, by: Auditee): Promise<{ sequence: bigint }>;
  /** Uploads that the authority accepted here under higher numbers than this, in order. */
  above(at: AtBureau, last: bigint): Promise<KeptUpload[]>;
  /**
   * Goes on from the number the authority has now. The chosen uploads go again, under the numbers that follow and in the
   * order given, before anything else; the others stay as they are. Answers with the new numbers.
   * @throws NothingToDecide when there is no account
   */
  goOnFrom(
    at: AtBureau,
    last: bigint,
    again: readonly KeptUpload[],
    by: Auditee,
  ): Promise<{ id: string; reference: string | null; sequence: bigint }[]>;
};

export function createNumbers(parts: Parts): Numbers {
  const { numbers, uploads } = parts.store;

  const accountOf = async (at: AtBureau): Promise<Account> => {
    const found = await findAccount(parts, at);
    if (!found) throw new NothingToDecide('The provider has no account with the authority in this mode.');
    return found.account;
  };

  return {
    async settle(at, as, by) {
      const account = await accountOf(at);
      return asOnlySender(parts, account, async (lease) => {
        const open = await uploads.unsettled(account);
        if (!open) throw new NothingToDecide('No upload of this account waits to be settled.');
        const { last } = await askStanding(parts, account);
        if (as === 'TAKEN') await uploads.noteAccepted(account, open);
        const { sequence } = as === 'ANEW' ? await uploads.renumber(lease, open, last) : open;
        await numbers.resume(account, by);
        return { sequence };
      });
    },

    async above(at, last) {
      return numbers.above(await accountOf(at), last);
    },

    async goOnFrom(at, last, again, by) {
      const account = await accountOf(at);
      return asOnlySender(parts, account, (lease) => numbers.goOnFrom(account, lease, { last, again, by }));
    },
  };
}
