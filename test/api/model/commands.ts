import fc from 'fast-check';
import { expect } from 'vitest';
import type { Caller, Result } from '../../testkit/caller.ts';
import { mutationDocument } from '../../testkit/contract.ts';
import { agreementTo } from '../../testkit/consents.ts';
import type { Filing } from '../../testkit/filing.ts';
import {
  ACTION_KEYS,
  ACTIONS,
  DRAWING,
  mayDo,
  UNCOUNTED,
  UNTOLD,
  type ActionKey,
  type State,
} from './drawing.ts';

export type Outcome = 'approve' | 'refuse' | 'lapse';

/** What the drawing predicts. */
export type Model = {
  state: State;
  version: number;
  lines: number;
  codeEntered: boolean;
  outcome: Outcome;
  /** Handing over to the authority is agreed to. */
  agreed: boolean;
};

/** What really runs. */
export type Real = { filing: Filing; reviewer: Caller; serverId: string };

type Command = fc.AsyncCommand<Model, Real>;

const inputOf = (key: ActionKey, { filing, serverId }: Real): object => {
  const inputs: Partial<Record<ActionKey, object>> = {
    verifyServer: { websiteId: filing.websiteId, serverId },
    verifyPassword: { password: filing.company.member.password },
    saveDetails: { details: filing.company.details(filing.websiteIds) },
    upload: { kind: 'AUXILIARY', contentType: 'image/jpeg', bytes: 1000 },
    consent: agreementTo('AUTHORITY'),
    withdrawConsent: { purpose: 'AUTHORITY' },
    recordShipment: { courier: '顺丰', trackingNumber: 'SF1234567890' },
    reportShipment: { outcome: 'MISSING', note: '快递显示已退回' },
    return: { remarks: [{ path: ['subject', 'name'], message: '请核对' }] },
    requestOriginals: { requested: '真实性核验单原件', copies: 1 },
  };
  return inputs[key] ?? {};
};

const callerOf = (key: ActionKey, { filing, reviewer }: Real): Caller =>
  ACTIONS[key].by === 'applicant' ? filing.owner.caller : reviewer;

/** Inputs without a version: what they do never conflicts with what is being typed. */
const UNVERSIONED: readonly string[] = ['grantConsent', 'withdrawConsent', 'requestMaterialUpload'];

const fullInput = (key: ActionKey, { version }: Readonly<Model>, real: Real): object => ({
  filingId: real.filing.id,
  ...(UNVERSIONED.includes(ACTIONS[key].mutation) ? {} : { expectedVersion: version }),
  ...inputOf(key, real),
});

const attempt = (key: ActionKey, model: Readonly<Model>, real: Real): Promise<Result> =>
  callerOf(key, real).mutate(ACTIONS[key].mutation, fullInput(key, model, real));

type Seen = { state: string; version: number; allowed: string[]; timeline: { sequence: number }[] };
const SEEN = 'query ($id: ID!) { filing(id: $id) { state version allowed timeline { sequence } } }';

/** What is seen must be what the drawing says, whatever was just done. */
async function expectAsPredicted(model: Model, { filing }: Real): Promise<void> {
  const { filing: shown } = await filing.owner.caller.query<{ filing: Seen }>(SEEN, { id: filing.id });
  expect({ state: shown.state, version: shown.version, lines: shown.timeline.length }).toEqual({
    state: model.state,
    version: model.version,
    lines: model.lines,
  });
  expect(shown.timeline.map(({ sequence }) => sequence)).toEqual(shown.timeline.map((_, i) => i + 1));
  expect([...shown.allowed].sort()).toEqual(
    mayDo(model.state, 'applicant')
      .map((key) => ACTIONS[key].name)
      .sort(),
  );
}

const moves = (model: Model, to: State, told = 1): void => {
  model.state = to;
  model.version += 1;
  model.lines += told;
  if (to === 'QUEUED') model.codeEntered = false;
};

/** Takes the arrow, which the drawing must have. */
async function follow(key: ActionKey, model: Model, real: Real): Promise<void> {
  if (key === 'pass') await real.filing.isSeenBy(real.reviewer);
  const result = await attempt(key, model, real);
  expect(result.__typename, JSON.stringify(result)).toMatch(/Success$/);
  const to = DRAWING[model.state][key] ?? model.state;
  if (UNCOUNTED.includes(key) || (key === 'consent' && model.agreed)) model.state = to;
  else moves(model, to, UNTOLD.includes(key) ? 0 : 1);
  if (key === 'consent') model.agreed = true;
  if (key === 'withdrawConsent') model.agreed = false;
  await expectAsPredicted(model, real);
}

const pick = <T>(items: readonly T[], nth: number): T | undefined => items[nth % items.length];

/** One of the arrows that leave the present state. */
class Allowed implements Command {
  private done = 'nothing';
  constructor(private readonly nth: number) {}
  /** Nothing is submitted without the consent, and none is taken back that was not given. */
  private mayBeAsked(key: ActionKey, { agreed }: Readonly<Model>): boolean {
    return agreed || !['submit', 'resubmit', 'withdrawConsent'].includes(key);
  }
  private key(model: Readonly<Model>): ActionKey | undefined {
    const { state } = model;
    // Ending it ends the run; one time in many is enough.
    const open = (Object.keys(DRAWING[state]) as ActionKey[]).filter(
      (key) => (key !== 'abandon' || this.nth % 7 === 0) && this.mayBeAsked(key, model),
    );
    return pick(open, this.nth);
  }
  check(model: Readonly<Model>): boolean {
    return this.key(model) !== undefined;
  }
  async run(model: Model, real: Real): Promise<void> {
    const key = this.key(model);
    if (!key) return;
    this.done = `${model.state}: ${key}`;
    await follow(key, model, real);
  }
  toString = (): string => this.done;
}

/** Something the drawing has no arrow for. */
class Refused implements Command {
  private done = 'nothing';
  constructor(private readonly nth: number) {}
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    const closed = ACTION_KEYS.filter((key) => DRAWING[model.state][key] === undefined);
    const key = pick(closed, this.nth);
    if (!key) return;
    this.done = `${model.state}: not ${key}`;
    const result = await attempt(key, model, real);
    expect(result).toMatchObject({
      __typename: 'InvalidStateError',
      code: 'INVALID_STATE',
      state: model.state,
    });
    expect([...(result.allowed ?? [])].sort()).toEqual(
      mayDo(model.state, ACTIONS[key].by)
        .map((one) => ACTIONS[one].name)
        .sort(),
    );
    await expectAsPredicted(model, real);
  }
  toString = (): string => this.done;
}

/** Anything, tried by somebody whose part it is not. */
class WrongActor implements Command {
  private done = 'nothing';
  constructor(private readonly nth: number) {}
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    const { filing, reviewer } = real;
    const key = pick(ACTION_KEYS, this.nth) ?? 'submit';
    const { by, mutation } = ACTIONS[key];
    const strangers = [by === 'applicant' ? reviewer : filing.owner.caller, filing.owner.desk.provider];
    const stranger = pick(strangers, this.nth) ?? reviewer;
    this.done = `${model.state}: ${key} by a stranger`;
    const answer = await stranger.ask(mutationDocument(mutation), {
      input: fullInput(key, model, real),
    });
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect(answer.data).toEqual({ [mutation]: null });
    await expectAsPredicted(model, real);
  }
  toString = (): string => this.done;
}

/** Our own jobs run: what is queued is handed over. */
class HandsOver implements Command {
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    await real.filing.owner.desk.authorityWorks();
    if (model.state === 'QUEUED') moves(model, 'AWAITING_SMS');
    await expectAsPredicted(model, real);
  }
  toString = (): string => 'the queue is worked off';
}

const atSms: readonly State[] = ['AWAITING_SMS', 'AT_AUTHORITY'];

/** The code is entered at the province's site, whatever is said here. */
class EntersCode implements Command {
  check = (model: Readonly<Model>): boolean =>
    atSms.includes(model.state) && !model.codeEntered && model.outcome !== 'lapse';
  async run(model: Model, real: Real): Promise<void> {
    await real.filing.entersSmsCode();
    model.codeEntered = true;
    await expectAsPredicted(model, real);
  }
  toString = (): string => 'the code is entered';
}

/** Three weeks pass: the SMS check lapses, or the authority speaks. */
class TimePasses implements Command {
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    const { desk } = real.filing.owner;
    await desk.clock.passes({ days: 21 });
    await desk.authorityWorks();
    if (model.state === 'QUEUED') moves(model, 'AWAITING_SMS');
    else if (atSms.includes(model.state) && !model.codeEntered) moves(model, 'SMS_LAPSED');
    else if (atSms.includes(model.state)) {
      // The authority's word proves that the check was done, if nobody has said so.
      if (model.state === 'AWAITING_SMS') moves(model, 'AT_AUTHORITY');
      moves(model, model.outcome === 'approve' ? 'APPROVED' : 'REFUSED');
    }
    await expectAsPredicted(model, real);
  }
  toString = (): string => 'three weeks pass';
}

type Move = (model: Model, real: Real) => Promise<void>;
const does =
  (key: ActionKey): Move =>
  (model, real) =>
    follow(key, model, real);
const handedOver: Move = (model, real) => new HandsOver().run(model, real);
const entered: Move = (model, real) => new EntersCode().run(model, real);
const threeWeeks: Move = (model, real) => new TimePasses().run(model, real);

const sent = [does('submit'), does('pass'), handedOver];

/** The shortest way to each state, so that walks begin everywhere however short they are. */
export const WAYS: readonly { to: State; outcome: Outcome; moves: readonly Move[] }[] = [
  { to: 'DRAFT', outcome: 'approve', moves: [] },
  { to: 'IN_REVIEW', outcome: 'approve', moves: [does('submit')] },
  { to: 'RETURNED', outcome: 'approve', moves: [does('submit'), does('return')] },
  { to: 'AWAITING_ORIGINALS', outcome: 'refuse', moves: [does('submit'), does('requestOriginals')] },
  { to: 'QUEUED', outcome: 'lapse', moves: [does('submit'), does('pass')] },
  { to: 'AWAITING_SMS', outcome: 'approve', moves: sent },
  { to: 'SMS_LAPSED', outcome: 'lapse', moves: [...sent, threeWeeks] },
  { to: 'AT_AUTHORITY', outcome: 'refuse', moves: [...sent, entered, does('reportSmsDone')] },
  { to: 'APPROVED', outcome: 'approve', moves: [...sent, entered, threeWeeks] },
  { to: 'REFUSED', outcome: 'refuse', moves: [...sent, entered, threeWeeks] },
  { to: 'ABANDONED', outcome: 'approve', moves: [does('abandon')] },
];

const nth = fc.nat(1000);

/** Commands in the mixture that gets far and looks into many corners. */
export const commands = fc.commands(
  [
    nth.map((n) => new Allowed(n)),
    nth.map((n) => new Allowed(n)),
    nth.map((n) => new Allowed(n)),
    nth.map((n) => new Refused(n)),
    nth.map((n) => new Refused(n)),
    nth.map((n) => new WrongActor(n)),
    fc.constant(0).map(() => new HandsOver()),
    fc.constant(0).map(() => new EntersCode()),
    fc.constant(0).map(() => new TimePasses()),
  ],
  { maxCommands: 12, size: 'max' },
);
