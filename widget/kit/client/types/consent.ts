import type { ConsentPurpose } from './codes.ts';

/** A consent that was given; it stands while `withdrawnAt` is null. */
export type ConsentView = {
  purpose: ConsentPurpose;
  version: string;
  grantedAt: string;
  withdrawnAt: string | null;
};

/** The words in force for one purpose. */
export type ConsentTextView = {
  purpose: ConsentPurpose;
  version: string;
  /** SHA-256 of `text`, hexadecimal. */
  hash: string;
  title: string;
  text: string;
  agree: string;
};
