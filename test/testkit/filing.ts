import type { ConsentPurpose, MaterialKind } from '../../prisma/generated/client/enums.ts';
import { lookAtEverything } from '../../server/rehearsal/walk/look.ts';
import { enterSmsCode } from '../../server/rehearsal/walk/sms.ts';
import type { Company } from '../../server/rehearsal/walk/company.ts';
import { FILING_SHOWN, type FilingShown } from './answers.ts';
import type { Applicant } from './applicant.ts';
import type { Caller, Extra, Result } from './caller.ts';
import { consentsFor } from '../../server/filing/draft/consent/papers.ts';
import { agreementTo } from './consents.ts';
import { aPaper, putFile } from './papers.ts';

/** How far a filing has come, in the order of the path. */
export const MILESTONES = [
  'START',
  'VERIFY_SERVER',
  'VERIFY_PASSWORD',
  'SAVE_DETAILS',
  'UPLOAD',
  'SUBMIT',
  'PASS',
  'HAND_OVER',
  'SMS',
  'APPROVE',
] as const;
export type Milestone = (typeof MILESTONES)[number];

/** What may be said of a filing whatever its version. */
const UNVERSIONED = ['grantConsent', 'withdrawConsent', 'requestMaterialUpload'];

/** Longer than the authority ever takes, slow sites included. */
const LONG_ENOUGH = { days: 45 };

type Slot = { kind: MaterialKind; websiteId: string | null; required: boolean };

/** A filing in the hands of its applicant, for tests that read like what people do. */
export class Filing {
  private reached = 0;
  /** The version as the last answer told it; somebody else may have moved it on. */
  private known: number | null = null;
  private readonly agreed = new Set<ConsentPurpose>();

  constructor(
    readonly owner: Applicant,
    readonly company: Company,
    readonly id: string,
    readonly websiteIds: readonly string[],
  ) {}

  get websiteId(): string {
    const [first] = this.websiteIds;
    if (first === undefined) throw new Error('the filing has no site');
    return first;
  }

  async shown(extra?: Extra, caller: Caller = this.owner.caller): Promise<FilingShown> {
    const { filing } = await caller.query<{ filing: FilingShown | null }>(
      `query ($id: ID!) { filing(id: $id) { ${FILING_SHOWN} } }`,
      { id: this.id },
      extra,
    );
    if (!filing) throw new Error('the filing is not to be seen');
    return filing;
  }

  async version(): Promise<number> {
    const { filing } = await this.owner.caller.query<{ filing: { version: number } }>(
      'query ($id: ID!) { filing(id: $id) { version } }',
      { id: this.id },
    );
    return filing.version;
  }

  async state(): Promise<string> {
    return (await this.shown()).state;
  }

  async stepOf(key: string, extra?: Extra): Promise<FilingShown['steps'][number]> {
    const step = (await this.shown(extra)).steps.find((one) => one.key === key);
    if (!step) throw new Error(`no step ${key}`);
    return step;
  }

  /** Runs a mutation on this filing at its present version, as its applicant or as `caller`; any answer will do. */
  async tries(name: string, input: object = {}, caller?: Caller, extra?: Extra): Promise<Result> {
    const as = caller ?? this.owner.caller;
    const run = async (versioned: object): Promise<Result> => {
      const result = await as.mutate(name, { filingId: this.id, ...versioned, ...input }, extra);
      this.known = (result['filing'] as { version: number } | undefined)?.version ?? null;
      return result;
    };
    if (UNVERSIONED.includes(name)) return run({});
    const at = (expectedVersion: number): Promise<Result> => run({ expectedVersion });
    // A key stands for one text of the request, which a second try would change.
    if (this.known === null || extra?.key !== undefined) return at(await this.version());
    const result = await at(this.known);
    const isOutdated = result.__typename === 'ConflictError' && !('expectedVersion' in input);
    return isOutdated ? at(await this.version()) : result;
  }

  /** Like `tries`, and must succeed. */
  async does(name: string, input: object = {}, caller?: Caller): Promise<Result> {
    const result = await this.tries(name, input, caller);
    if (!result.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
    return result;
  }

  /** Agrees to what a picture of this kind needs, announces it and sends it. */
  async uploads(kind: MaterialKind, websiteId: string | null = null, file?: Buffer): Promise<Response> {
    for (const purpose of consentsFor(kind)) if (!this.agreed.has(purpose)) await this.consents(purpose);
    const paper = file ?? (await aPaper());
    return putFile(await this.announces(kind, paper.length, websiteId), paper);
  }

  /** Announces a picture of so many bytes; the address it is to be sent to. */
  async announces(kind: string, bytes: number, websiteId: string | null = null): Promise<string> {
    const { upload } = (await this.does('requestMaterialUpload', {
      kind,
      websiteId,
      contentType: 'image/jpeg',
      bytes,
    })) as unknown as { upload: { url: string } };
    return upload.url;
  }

  /** A reviewer says why, and may then see pictures and data in clear. */
  async isLookedAtBy(reviewer: Caller, reason = 'REVIEW'): Promise<void> {
    await reviewer.succeed('beginLook', { targetId: this.id, reason });
  }

  /** A reviewer looks at all that must have been looked at before a pass. */
  isSeenBy(reviewer: Caller): Promise<void> {
    return lookAtEverything((document, variables) => reviewer.query(document, variables), this.id);
  }

  /** A reviewer looks at everything and passes it. */
  async isPassedBy(reviewer: Caller, input: object = {}): Promise<Result> {
    await this.isSeenBy(reviewer);
    return this.does('passReview', input, reviewer);
  }

  /** Agrees to the text in force. The data of the filing was agreed to before it began (`desk.applicant`). */
  async consents(purpose: ConsentPurpose): Promise<void> {
    await this.does('grantConsent', agreementTo(purpose, await this.owner.desk.clock.now()));
    this.agreed.add(purpose);
  }

  /** Uploads what is asked for, and agrees to everything that the submission needs. */
  async bringsPapers(): Promise<void> {
    for (const purpose of ['IDENTITY_PAPERS', 'FACE', 'AUTHORITY'] as const) await this.consents(purpose);
    const { filing } = await this.owner.caller.query<{ filing: { materialSlots: Slot[] } }>(
      'query ($id: ID!) { filing(id: $id) { materialSlots { kind websiteId required } } }',
      { id: this.id },
    );
    for (const { kind, websiteId } of filing.materialSlots.filter(({ required }) => required)) {
      const response = await this.uploads(kind, websiteId);
      if (!response.ok) throw new Error(`${kind}: ${response.status} ${await response.text()}`);
    }
  }

  /** Enters the code that came by SMS at the province's site; says nothing of it here. */
  async entersSmsCode(): Promise<void> {
    const { filing } = await this.owner.caller.query<{ filing: { smsCheck: { portalUrl: string } } }>(
      'query ($id: ID!) { filing(id: $id) { smsCheck { portalUrl } } }',
      { id: this.id },
    );
    const entered = await enterSmsCode(filing.smsCheck.portalUrl, this.company.member.websiteNumber);
    if (entered === 'OVER') throw new Error('the text no longer waits for its code');
  }

  /** Notes that a test has taken the steps up to here itself. */
  isAt(milestone: Milestone): void {
    this.reached = MILESTONES.indexOf(milestone);
  }

  /** Goes on along the path until it has come so far. */
  async goes(milestone: Milestone): Promise<void> {
    const target = MILESTONES.indexOf(milestone);
    for (; this.reached < target; this.reached += 1) {
      const next = MILESTONES[this.reached + 1];
      if (next && next !== 'START') await this.steps[next]();
    }
  }

  private readonly steps: Record<Exclude<Milestone, 'START'>, () => Promise<unknown>> = {
    VERIFY_SERVER: async () => {
      const serverId = await this.owner.usualServer();
      for (const websiteId of this.websiteIds)
        await this.does('verifyServer', { websiteId, by: { serverId } });
    },
    VERIFY_PASSWORD: () => this.does('verifyFilingPassword', { password: this.company.member.password }),
    SAVE_DETAILS: () => this.does('saveFilingDetails', { details: this.company.details(this.websiteIds) }),
    UPLOAD: () => this.bringsPapers(),
    SUBMIT: () => this.does('submitFiling'),
    PASS: async () => this.isPassedBy(await this.owner.desk.reviewer()),
    HAND_OVER: () => this.isWorkedOn(),
    SMS: async () => {
      if ((await this.state()) !== 'AWAITING_SMS') return;
      await this.entersSmsCode();
      await this.does('reportSmsDone');
    },
    APPROVE: async () => {
      await this.owner.desk.clock.passes(LONG_ENOUGH);
      await this.isWorkedOn();
    },
  };

  private async isWorkedOn(): Promise<void> {
    this.known = null;
    await this.owner.desk.authorityWorks();
  }
}
