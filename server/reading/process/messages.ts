import type { Answer, Question } from '../read-paper.ts';

/** What goes to the reader's process, and what comes back. */
export type Asked = { readonly id: number; readonly question: Question };
/** Instead of a question's number: the engine is open, and reads from now on. */
export const OPENED = 0;

export type Told = {
  readonly id: number;
  /** Bytes of memory that the process holds. */
  readonly resident: number;
  readonly answer?: Answer;
  /** The kind of a fault, where the paper was not read. */
  readonly fault?: string;
};
