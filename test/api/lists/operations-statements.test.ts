import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../../testkit/caller.ts';
import { filingQuery as formFiling } from '../../../widget/kit/client/operations/filing.graphql.ts';
import { deskFiling } from '../../../widget/desk/operations/filing.graphql.ts';
import { deskCounts, deskQueue } from '../../../widget/desk/operations/queue.graphql.ts';
import { aCompany } from '../../testkit/companies.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk } from '../../testkit/desk.ts';
import type { Filing } from '../../testkit/filing.ts';
import { startService, type Service } from '../../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

/** Statements of what people wait for; each costs more than what it answers. Raise one only with a reason in the commit. */
describe('a request asks the database no more often than it has to', () => {
  let service: Service;
  let filing: Filing;
  let reviewer: Caller;
  let applicant: Caller;
  const statements: string[] = [];
  beforeAll(async () => {
    service = await startService({ database: await openForTest({ heard: (sql) => statements.push(sql) }) });
    const desk = await aDesk(service);
    reviewer = await desk.reviewer();
    filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
    applicant = filing.owner.caller;
  });
  afterAll(() => service.stop());

  /** What is sent for nobody's request: a place of rehearsal has a clock, and a replica says from time to time that it is there. */
  const ASIDE = /TestClock|"Replica"/;

  /** What a request sends. It is asked twice, as what is kept in mind for a moment is asked only at first. */
  async function statementsOf(caller: Caller, document: string, variables: object = {}): Promise<string[]> {
    const counts: string[][] = [];
    for (let time = 0; time < 2; time += 1) {
      const before = statements.length;
      await caller.query(document, { id: filing.id, ...variables });
      counts.push(statements.slice(before).filter((sql) => !ASIDE.test(sql)));
    }
    return counts.sort((a, b) => a.length - b.length)[0] ?? [];
  }

  const ONE = (fields: string): string => `query ($id: ID!) { filing(id: $id) { ${fields} } }`;

  it.each([
    ['a filing’s details', ONE('details { subjectPerson { name } websites { name } }'), 3],
    [
      'details, steps and slots together',
      ONE('details { places { certificate } } steps { key status } materialSlots { kind }'),
      3,
    ],
    ['a name alone', ONE('details { subject { name } }'), 2],
    ['the names of a list', '{ filings(first: 20) { edges { node { details { subject { name } } } } } }', 2],
    ['a filing with its websites', ONE('id state subject { subjectNumber } websites { domains result }'), 2],
    [
      'a list with its children',
      '{ filings(first: 20) { edges { node { id websites { domains server { product } } materials { kind } } } } }',
      3,
    ],
    [
      'a page and its count',
      '{ filings(states: [IN_REVIEW], first: 20) { totalCount edges { node { id } } } }',
      2,
    ],
    [
      'counts of five states',
      `{ ${['IN_REVIEW', 'RETURNED', 'AT_AUTHORITY', 'APPROVED', 'REFUSED']
        .map((state) => `${state}: filings(states: [${state}], first: 1) { totalCount }`)
        .join(' ')} }`,
      1,
    ],
  ])('%s: at most its number', async (_, document, most) => {
    expect((await statementsOf(reviewer, document)).length).toBeLessThanOrEqual(most);
  });

  it.each([
    [
      'the desk’s queue',
      () => reviewer,
      deskQueue.text,
      { states: ['IN_REVIEW'], order: 'LONGEST_WAITING', first: 20 },
      6,
    ],
    [
      'the desk’s counts',
      () => reviewer,
      deskCounts.text,
      {
        waiting: ['IN_REVIEW'],
        returned: ['RETURNED'],
        originals: ['AWAITING_ORIGINALS'],
        authority: ['AT_AUTHORITY'],
        done: ['APPROVED'],
      },
      // One of them counts what needs a person.
      5,
    ],
    // With how a provider's servers stand: its regions and its products.
    ['a filing at the desk', () => reviewer, deskFiling.text, {}, 15],
    ['the form’s filing', () => applicant, formFiling.text, {}, 12],
  ])('%s: at most its number', async (_, who, document, variables, most) => {
    const asked = await statementsOf(who(), document, variables);
    expect(asked.length, asked.map((sql) => sql.slice(0, 120)).join('\n')).toBeLessThanOrEqual(most);
  });

  it('counts the codes of the servers that are asked about, and no others', async () => {
    const asked = await statementsOf(reviewer, ONE('websites { server { slotsFree } }'));
    const counting = asked.filter((sql) => sql.includes('COUNT') && sql.includes('ServiceCode'));
    expect(counting).toHaveLength(1);
    expect(counting[0]).toMatch(/WHERE[^;]*"serverId" (IN|=)/);
  });
});
