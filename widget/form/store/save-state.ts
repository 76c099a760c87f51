/** How far what the applicant typed has got. */
export type SaveState =
  | { kind: 'IDLE' }
  | { kind: 'UNSAVED' }
  /** Kept in this page alone until the consent is given. */
  | { kind: 'UNAGREED' }
  | { kind: 'SAVING' }
  | { kind: 'SAVED'; at: Date }
  | { kind: 'FAILED'; message: string };

export const IDLE: SaveState = { kind: 'IDLE' };

/** Whether closing the page now would lose something. */
export const losesWork = (save: SaveState): boolean =>
  save.kind === 'UNSAVED' || save.kind === 'UNAGREED' || save.kind === 'SAVING' || save.kind === 'FAILED';
