import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../../testkit/caller.ts';
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
  const statements: string[] = [];
  beforeAll(async () => {
    service = await startService({ database: await openForTest({ heard: (sql) => statements.push(sql) }) });
    const desk = await aDesk(service);
    reviewer = await desk.reviewer();
    filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
  });
  afterAll(() => service.stop());

  /** What a request sends. It is asked twice, as what is kept in mind for a moment is asked only at first. */
  async function statementsOf(caller: Caller, document: string): Promise<string[]> {
    const counts: string[][] = [];
    for (let time = 0; time < 2; time += 1) {
      const before = statements.length;
      await caller.query(document, { id: filing.id });
      counts.push(statements.slice(before).filter((sql) => !sql.includes('TestClock')));
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
  ])('%s: at most its number', async (_, document, most) => {
    expect((await statementsOf(reviewer, document)).length).toBeLessThanOrEqual(most);
  });

  it('counts the codes of the servers that are asked about, and no others', async () => {
    const asked = await statementsOf(reviewer, ONE('websites { server { slotsFree } }'));
    const counting = asked.filter((sql) => sql.includes('COUNT') && sql.includes('ServiceCode'));
    expect(counting).toHaveLength(1);
    expect(counting[0]).toMatch(/WHERE[^;]*"serverId" (IN|=)/);
  });
});
