import type { FilingState } from '../../kit/client/types/codes.ts';
import type { Division } from '../../kit/client/types/filing.ts';

/** Where a backdrop is posted to. */
export type Address = { recipient: string; phone: string; address: string };

/** Somebody who waits for the provider's backdrop (幕布). */
export type BackdropRow = {
  id: string;
  filingId: string;
  askedAt: string;
  /** Masked. */
  to: Address | null;
  filing: {
    state: FilingState;
    subject: { subjectNumber: string; province: Division };
    websites: { domains: string[] }[];
    details: { subject: { name: string | null } };
  };
};

/** What is noted about a parcel. */
export type Parcel = { courier: string; trackingNumber: string };
