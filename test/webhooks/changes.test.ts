import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { FilingState } from '../../prisma/generated/client/enums.ts';
import { topicFor, TOLD_BY, type Happening } from '../../server/filing/machine/told.ts';
import { EDITS, TRANSITIONS } from '../../server/filing/machine/transitions.ts';
import { dispatchOutbox } from '../../server/platform/webhooks/dispatch.ts';
import { TOPICS } from '../../schema/rules/topics.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 60_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest(), env: { OUTGOING_ALLOW: '127.0.0.1' } });
});
afterAll(() => service.stop());

const eventSchema = z.object({
  topic: z.string(),
  data: z.strictObject({
    id: z.string(),
    type: z.literal('Filing'),
    sequence: z.int().positive(),
    state: z.enum(FilingState),
    change: z.string(),
    externalRef: z.string().nullable(),
    applicant: z.strictObject({ id: z.string().startsWith('apl_'), externalRef: z.string() }),
    servers: z.array(z.strictObject({ id: z.string().startsWith('srv_'), ownerRef: z.string().nullable() })),
  }),
});
type Event = z.infer<typeof eventSchema>;

const DELIVERIES = '{ webhookDeliveries(first: 100) { edges { node { topic data } } } }';
type Deliveries = { webhookDeliveries: { edges: { node: { data: { id: string } } }[] } };

/** Everything that a provider has heard of a filing, as its own log tells it, in the order of the events' numbers. */
async function heardOf(desk: Desk, { id }: Pick<Filing, 'id'>): Promise<Event[]> {
  await dispatchOutbox(service.services);
  const { webhookDeliveries } = await desk.provider.query<Deliveries>(DELIVERIES);
  return webhookDeliveries.edges
    .filter(({ node: { data } }) => data.id === id)
    .map(({ node }) => eventSchema.parse(node))
    .sort((a, b) => a.data.sequence - b.data.sequence);
}

async function listening(): Promise<Desk> {
  const desk = await aDesk(service);
  const url = 'http://127.0.0.1:9999/webhooks';
  await desk.provider.succeed('createWebhookEndpoint', { url, topics: ['*'] });
  return desk;
}

type Step = [what: string, act: () => Promise<unknown>, told: string[]];

/** Takes the steps and compares what was heard after each: its events alone, numbered on from those before. */
async function follows(desk: Desk, filing: Pick<Filing, 'id'>, steps: readonly Step[]): Promise<Event[]> {
  const all: Event[] = [];
  for (const [what, act, told] of steps) {
    await act();
    const heard = await heardOf(desk, filing);
    const fresh = heard.slice(all.length);
    expect([what, fresh.map(({ topic, data }) => `${topic} ${data.change} ${data.state}`)]).toEqual([
      what,
      told,
    ]);
    all.push(...fresh);
  }
  expect(all.map(({ data }) => data.sequence)).toEqual(all.map((_event, index) => index + 1));
  return all;
}

describe('each change of a filing is told by one event, and work on its draft by none', () => {
  it('on the longest way to the approved number, with whose it is', async () => {
    const desk = await listening();
    const reviewer = await desk.reviewer();
    const owner = await desk.applicant('cloud-account-42');
    const filing = await owner.files(aCompany()).upTo('START');
    const goes =
      (...milestones: Parameters<Filing['goes']>[0][]) =>
      async () => {
        for (const milestone of milestones) await filing.goes(milestone);
      };
    const does =
      (name: string, input: object = {}) =>
      () =>
        filing.does(name, input);
    const reviews =
      (name: string, input: object = {}) =>
      () =>
        filing.does(name, input, reviewer);
    const parcel = { courier: '顺丰速运', trackingNumber: 'SF1234567890' };
    const originals = { requested: '真实性核验单原件', copies: 3 };
    const events = await follows(desk, filing, [
      ['starts', () => Promise.resolve(), ['filing.started START DRAFT']],
      ['fills it in', goes('VERIFY_SERVER', 'VERIFY_PASSWORD', 'SAVE_DETAILS', 'UPLOAD'), []],
      ['submits', goes('SUBMIT'), ['filing.in_review SUBMIT IN_REVIEW']],
      ['takes it back', does('withdrawFiling'), ['filing.draft WITHDRAW DRAFT']],
      ['takes back what is there', does('withdrawFiling'), []],
      ['submits again', does('submitFiling'), ['filing.in_review SUBMIT IN_REVIEW']],
      [
        'is returned',
        reviews('returnFiling', { remarks: [{ message: '请核对' }] }),
        ['filing.returned RETURN RETURNED'],
      ],
      ['resubmits', does('resubmitFiling'), ['filing.in_review RESUBMIT IN_REVIEW']],
      [
        'is asked for originals',
        reviews('requestOriginals', originals),
        ['filing.awaiting_originals REQUEST_ORIGINALS AWAITING_ORIGINALS'],
      ],
      [
        'posts them',
        does('recordShipment', parcel),
        ['filing.originals_posted RECORD_SHIPMENT AWAITING_ORIGINALS'],
      ],
      [
        'they are lost',
        reviews('reportShipment', { outcome: 'MISSING', note: '未收到' }),
        ['filing.originals_missed REPORT_SHIPMENT AWAITING_ORIGINALS'],
      ],
      [
        'posts them again',
        does('recordShipment', parcel),
        ['filing.originals_posted RECORD_SHIPMENT AWAITING_ORIGINALS'],
      ],
      ['they arrive', reviews('receiveOriginals'), ['filing.in_review RECEIVE_ORIGINALS IN_REVIEW']],
      ['is passed', goes('PASS'), ['filing.queued PASS QUEUED']],
      ['is handed over', goes('HAND_OVER'), ['filing.awaiting_sms HAND_OVER_FOR_SMS AWAITING_SMS']],
      ['enters the code', goes('SMS'), ['filing.at_authority REPORT_SMS_DONE AT_AUTHORITY']],
      ['is approved', goes('APPROVE'), ['filing.approved APPROVE APPROVED']],
    ]);
    const serverId = await owner.usualServer();
    for (const { data } of events) {
      expect(data.applicant.externalRef).toBe('cloud-account-42');
      expect(data.servers).toEqual(
        data.change === 'START' ? [] : [{ id: serverId, ownerRef: 'cloud-account-42' }],
      );
    }
  });

  it('when it is refused, opened again and abandoned', async () => {
    const desk = await listening();
    const filing = await (await desk.applicant()).files(aCompany('refuse1002')).upTo('SUBMIT');
    const before = (await heardOf(desk, filing)).map(({ topic }) => topic);
    expect(before).toEqual(['filing.started', 'filing.in_review']);
    await filing.goes('APPROVE');
    await filing.does('editFiling');
    await filing.does('abandonFiling');
    expect((await heardOf(desk, filing)).map(({ topic }) => topic).slice(before.length)).toEqual([
      'filing.queued',
      'filing.awaiting_sms',
      'filing.at_authority',
      'filing.refused',
      'filing.draft',
      'filing.abandoned',
    ]);
  });

  it('when a consent is withdrawn, whatever it does to the state', async () => {
    const desk = await listening();
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
    await filing.does('withdrawConsent', { purpose: 'FACE' });
    await filing.does('withdrawConsent', { purpose: 'AUTHORITY' });
    const told = (await heardOf(desk, filing)).map(({ topic, data }) => `${topic} ${data.state}`);
    expect(told.slice(2)).toEqual(['filing.consent_withdrawn DRAFT', 'filing.consent_withdrawn DRAFT']);
  });

  it('numbered without a gap also where a change is refused or comes too late', async () => {
    const desk = await listening();
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
    const other = await (await desk.applicant()).files(aCompany()).upTo('START');
    expect(await filing.tries('withdrawFiling', { expectedVersion: 1 })).toMatchObject({ code: 'CONFLICT' });
    // Both want the next number, and one of them comes too late.
    await Promise.all([
      filing.owner.caller.mutate('withdrawFiling', {
        filingId: filing.id,
        expectedVersion: await filing.version(),
      }),
      filing.owner.caller.mutate('withdrawFiling', {
        filingId: filing.id,
        expectedVersion: await filing.version(),
      }),
    ]);
    await other.does('abandonFiling');
    const numbers = async (each: Filing) => (await heardOf(desk, each)).map(({ data }) => data.sequence);
    expect(await numbers(filing)).toEqual([1, 2, 3]);
    expect(await numbers(other)).toEqual([1, 2]);
  });
});

describe('the table of what tells of what', () => {
  const moves = TRANSITIONS.flatMap(({ action, from, to }) =>
    from.map((before) => [action, before, to] as const),
  );
  const own: Partial<Record<Happening, string>> = {
    HOLD: 'filing.held',
    WITHDRAW_CONSENT: 'filing.consent_withdrawn',
  };

  it.each(moves.filter(([, from, to]) => from !== to))(
    'tells of %s from %s to %s once',
    (action, from, to) => {
      expect(topicFor(action, from, to)).toBe(own[action] ?? `filing.${to.toLowerCase()}`);
    },
  );

  /** Work within a state, and what providers hear of it: what they have to do or may have to answer for. */
  const WITHIN: Record<(typeof EDITS)[number]['action'], string | null> = {
    VERIFY_SERVER: null,
    VERIFY_PASSWORD: null,
    SAVE_DETAILS: null,
    UPLOAD: null,
    GRANT_CONSENT: null,
    WITHDRAW_CONSENT: 'filing.consent_withdrawn',
    RECORD_SHIPMENT: 'filing.originals_posted',
    REPORT_SHIPMENT: 'filing.originals_missed',
    HOLD: 'filing.held',
    RETRY_HAND_OVER: 'filing.queued',
  };

  it.each(EDITS.map((edit) => [edit.action, edit.in] as const))(
    'says of %s in %s what is heard',
    (action, states) => {
      for (const state of states) expect(topicFor(action, state, state)).toBe(WITHIN[action]);
    },
  );

  it('leaves no topic of a filing untold', () => {
    const told = new Set([
      ...moves.map(([action, from, to]) => topicFor(action, from, to)),
      ...Object.values(TOLD_BY).filter((topic) => topic !== 'STATE'),
      'filing.later_word',
    ]);
    const topics = Object.keys(TOPICS).filter((topic) => topic.startsWith('filing.'));
    expect(topics.filter((topic) => !told.has(topic as never))).toEqual([]);
  });
});
