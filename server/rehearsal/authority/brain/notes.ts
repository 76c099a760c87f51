import { authorityAccessIdOf } from './numbers.ts';
import type { AccessContent } from './operation.ts';
import type { AccessNote, Act, RecordNote, ResultNote } from './result-file.ts';
import type { FiledSubject, FiledWebsite } from './subject.ts';
import { CODE_APPROVED, CODE_REFUSED, resultText } from './verdict.ts';

/** What the machine finds: codes with their texts, no opinion of a person. */
export const machineNote = (act: Act, key: string, codes: readonly number[]): ResultNote => ({
  act,
  key,
  lines: codes.map((code) => ({ code, text: resultText(code) })),
  review: null,
});

type Review = NonNullable<ResultNote['review']>;

/** The bureau's own word. */
export const reviewNote = (
  act: Act,
  key: string,
  review: Omit<Review, 'at'> & { readonly at: Date },
): ResultNote => {
  const code = review.approved ? CODE_APPROVED : CODE_REFUSED;
  return {
    act,
    key,
    lines: [{ code, text: resultText(code) }],
    review: { ...review, at: review.at.toISOString() },
  };
};

export const accessNote = (access: AccessContent): AccessNote => ({
  authorityAccessId: authorityAccessIdOf(access.accessId).toString(),
  providerAccessId: access.accessId.toString(),
  locations: access.locations,
  accessModes: access.accessModes,
  ipRanges: access.ipRanges,
});

/** The full record of a subject with the accesses that are to be told. A record may be told, a password may not. */
export const recordNote = (
  { websites: _websites, passwordDigest: _digest, ...subject }: FiledSubject,
  websites: readonly (FiledWebsite & { readonly accesses: readonly AccessNote[] })[],
  at: Date,
): RecordNote => ({
  subject,
  websites: websites.map(({ verdict: _verdict, ...website }) => website),
  at: at.toISOString(),
});
