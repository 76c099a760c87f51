import type { Party } from '../../../prisma/generated/client/enums.ts';
import { FilingState } from '../../../prisma/generated/client/enums.ts';
import { InvalidState } from '../../../schema/rules/failures.ts';
import {
  EDITS,
  FINAL_STATES,
  INITIAL_STATE,
  TRANSITIONS,
  type FilingAction,
  type Transition,
} from './transitions.ts';

const transitions: readonly Transition[] = TRANSITIONS;
const edits: readonly { action: string; in: readonly FilingState[]; by: readonly Party[] }[] = EDITS;

/** What `party` may do to a filing in `state`, in the table's order, each once. */
export function allowedActions(state: FilingState, party: Party): FilingAction[] {
  const open = [
    ...edits.filter((edit) => edit.in.includes(state) && edit.by.includes(party)),
    ...transitions.filter((arrow) => arrow.from.includes(state) && arrow.by.includes(party)),
  ];
  return [...new Set(open.map((entry) => entry.action as FilingAction))];
}

/**
 * The state `action` leads to; for an edit, the same state.
 * @throws InvalidState naming what is allowed instead.
 */
export function nextState(state: FilingState, action: FilingAction, party: Party): FilingState {
  if (edits.some((edit) => edit.action === action && edit.in.includes(state) && edit.by.includes(party)))
    return state;
  const arrow = transitions.find(
    (one) => one.action === action && one.from.includes(state) && one.by.includes(party),
  );
  if (!arrow) throw new InvalidState(state, allowedActions(state, party));
  return arrow.to;
}

/**
 * What is wrong with a table: states that cannot be reached or left, and an action that means two things in one state.
 * Empty when it is sound; the server refuses to start otherwise.
 */
export function faultsOf(
  table: readonly Transition[],
  initial: FilingState,
  finals: readonly FilingState[],
): string[] {
  const reached = new Set<FilingState>([initial]);
  for (let grew = true; grew;) {
    const before = reached.size;
    for (const { from, to } of table) if (from.some((state) => reached.has(state))) reached.add(to);
    grew = reached.size > before;
  }
  const faults: string[] = [];
  for (const state of Object.values(FilingState)) {
    const leaving = table.filter(({ from }) => from.includes(state));
    if (!reached.has(state)) faults.push(`${state} cannot be reached`);
    if (finals.includes(state) && leaving.length > 0) faults.push(`${state} is final and can be left`);
    if (!finals.includes(state) && !leaving.some(({ to }) => to !== state))
      faults.push(`${state} cannot be left`);
    const actions = leaving.map(({ action }) => action);
    for (const action of new Set(actions.filter((one, i) => actions.indexOf(one) !== i)))
      faults.push(`${action} means two things in ${state}`);
  }
  return faults;
}

/** Checks the state machine; called once at start. */
export function assertSoundMachine(): void {
  const faults = faultsOf(TRANSITIONS, INITIAL_STATE, FINAL_STATES);
  if (faults.length > 0) throw new Error(`state machine: ${faults.join('; ')}`);
}
