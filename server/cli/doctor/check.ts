import { errorCode, firstLine } from '../../../prisma/startup-error.ts';

/** What one look found: `todo` says what to do about it, where there is something to do. */
export type Finding = {
  readonly state: 'ok' | 'warn' | 'fail';
  readonly says: string;
  readonly todo?: string;
};

export type Check = Finding & { readonly name: string };

export const ok = (says: string): Finding => ({ state: 'ok', says });
export const warn = (says: string, todo: string): Finding => ({ state: 'warn', says, todo });
export const fail = (says: string, todo: string): Finding => ({ state: 'fail', says, todo });

/** Code and first line of what went wrong outside, for a line of a report. */
export const reasonOf = (error: unknown): string =>
  [errorCode(error), firstLine(error)].filter((part) => part !== undefined && part !== '').join(': ');

const LONGEST_LOOK_MS = 30_000;

/** @throws Error when nothing came in time */
async function inTime<T>(look: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within 30 seconds')), LONGEST_LOOK_MS);
  });
  try {
    return await Promise.race([look, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A look that breaks off or hangs has failed; the others go on. */
export async function looked(name: string, todo: string, look: () => Promise<Finding>): Promise<Check> {
  try {
    return { name, ...(await inTime(look())) };
  } catch (error) {
    return { name, ...fail(reasonOf(error), todo) };
  }
}
