import { filingPasswordDigest } from '../../../authority/protocol/authentication.ts';
import type { Registry } from './registry.ts';
import type { PasswordCheckTable } from './store.ts';
import type { FiledSubject } from './subject.ts';

/** Wrong passwords of one subject that are answered before code 22. The real limit is not published. */
export const PASSWORD_CHECKS = 10;
/** Time in which they are counted. Milliseconds. */
export const PASSWORD_WINDOW_MS = 24 * 60 * 60 * 1000;

export type PasswordAnswer = 'RIGHT' | 'WRONG' | 'LIMITED';

/** Whether it is the filing password, given plain or as the MD5 in hex: the interface specification does not say which. */
export const isPasswordOf = (subject: FiledSubject, given: string): boolean =>
  given.toLowerCase() === subject.passwordDigest || filingPasswordDigest(given) === subject.passwordDigest;

/**
 * Checks a filing password. Only wrong ones count and a right one clears the count; beyond the limit even the right one
 * is not looked at. An unknown subject answers as a wrong password does.
 */
export async function checkPassword(
  registry: Registry,
  checks: PasswordCheckTable,
  question: { readonly subjectNumber: string; readonly password: string },
  now: Date,
): Promise<PasswordAnswer> {
  const subject = await registry.byNumber(question.subjectNumber);
  if (subject?.passwordLimited) return 'LIMITED';
  const since = new Date(now.getTime() - PASSWORD_WINDOW_MS);
  const wrong = await checks.count(question.subjectNumber, since);
  if (wrong >= PASSWORD_CHECKS) return 'LIMITED';
  if (subject && !subject.deregistered && isPasswordOf(subject, question.password)) {
    if (wrong > 0) await checks.clear(question.subjectNumber);
    return 'RIGHT';
  }
  await checks.add(question.subjectNumber, now);
  return 'WRONG';
}
