/** Shapes of answers that several tests read. */
export type IssueShown = { path: string[]; code: string; message: string; rule: string | null };
export type StepShown = { key: string; status: string; issues: IssueShown[] };
export type EventShown = {
  sequence: number;
  type: string;
  text: string;
  actor: string;
  fromState: string | null;
  toState: string | null;
};

/** What most tests look at. */
export type FilingShown = {
  id: string;
  version: number;
  state: string;
  allowed: string[];
  steps: StepShown[];
  timeline: EventShown[];
  websites: { id: string; result: string; resultCode: number | null; server: { id: string } | null }[];
};

export const FILING_SHOWN = `id version state allowed
  steps { key status issues { path code message rule } }
  timeline { sequence type text actor fromState toState }
  websites { id result resultCode server { id } }`;
