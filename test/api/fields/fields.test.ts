import { isInterfaceType, type GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../../testkit/caller.ts';
import { aCompany } from '../../testkit/companies.ts';
import { contract } from '../../testkit/contract.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk } from '../../testkit/desk.ts';
import { UNKNOWN_IDS } from '../../testkit/rows.ts';
import { startService, type Service } from '../../testkit/service.ts';
import { NOTHING_OF, RULED, ruleFor, WITHOUT_VALUE, type Letter } from './rules.ts';
import { documentFor, fieldNames, foundAt, selectionOf, WAYS } from './ways.ts';
import { everythingOf, readingKey, strangers, type Asked } from './world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const UNKNOWN: Asked = {
  filing: UNKNOWN_IDS.filing,
  message: UNKNOWN_IDS.message,
  notice: UNKNOWN_IDS.notice,
};
const TYPES = [...WAYS.keys()];
const LETTERS: readonly Letter[] = ['A', 'R', 'K'];

/** What somebody gets of a type: the names of the fields that have a value, and everything that was said. */
type Seen = { readonly fields: readonly string[]; readonly text: string };

const isThere = (value: unknown): boolean =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

/** Asks for every field of a type, and again without those that are refused. */
async function seen(caller: Caller, type: GraphQLObjectType, ids: Asked): Promise<Seen> {
  let fields = fieldNames(type);
  for (;;) {
    const { data, errors, text } = await caller.ask(documentFor(type, fields), ids);
    const refused = errors.map(({ path = [] }) => String(path.at(-1)));
    const left = fields.filter((name) => !refused.includes(name));
    if (left.length === fields.length) {
      const rows = data ? foundAt(data, WAYS.get(type) ?? []) : [];
      return { fields: fields.filter((name) => rows.some((row) => isThere(row[name]))), text };
    }
    fields = left;
  }
}

const everything = async (caller: Caller, asked: readonly Asked[]): Promise<Map<string, Seen>> => {
  const all = new Map<string, Seen>();
  for (const type of TYPES) {
    const parts = [];
    for (const ids of asked) parts.push(await seen(caller, type, ids));
    const fields = [...new Set(parts.flatMap((part) => part.fields))];
    all.set(type.name, { fields, text: parts.map(({ text }) => text).join('\n') });
  }
  return all;
};

/** IDs, and the names and numbers that rows are told apart by: what nobody else may be told. */
const marksIn = (all: Map<string, Seen>): string[] => {
  const text = [...all.values()].map((one) => one.text).join('\n');
  return [
    ...new Set(
      text.match(/\b[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\b|杭州演练\d+|浙ICP备\d+号|site-[\w-]+\.cn/g) ?? [],
    ),
  ];
};

let service: Service;
let mine: Asked;
let outside: Record<string, Caller>;
const own = new Map<Letter | 'restricted', Map<string, Seen>>();
let live: { asker: Caller; ids: Asked; marks: string[] };

beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  const desk = await aDesk(service);
  const me = await desk.applicant('me');
  const begun = await me.files(aCompany()).upTo('SUBMIT');
  mine = await everythingOf(desk, me.id);
  const reviewer = await desk.reviewer('王初审', ['LEAD']);
  for (const targetId of [mine.filing, begun.id, mine.message, mine.notice])
    await reviewer.succeed('beginLook', { targetId, reason: 'REVIEW' });
  outside = await strangers(service, desk);
  const asked = [mine, { ...mine, filing: begun.id }];
  const people = { A: me.caller, R: reviewer, K: desk.provider, restricted: await readingKey(desk) };
  const other = await aDesk(service, { mode: 'LIVE', of: desk });
  const theirs = await everythingOf(other, (await other.applicant('me')).id);
  await Promise.all([
    ...([...LETTERS, 'restricted'] as const).map(async (who) =>
      own.set(who, await everything(people[who], asked)),
    ),
    (async () => {
      const marks = marksIn(await everything(other.provider, [theirs]));
      live = { asker: desk.provider, ids: theirs, marks };
    })(),
  ]);
});
afterAll(() => service.stop());

/** Who of them sees a field here. */
const whoSees = (type: string, field: string): string =>
  LETTERS.filter((letter) => own.get(letter)?.get(type)?.fields.includes(field)).join('');

describe('the rules', () => {
  it('are there for every field of every type that a query leads to', () => {
    const all = TYPES.flatMap((type) => fieldNames(type).map((field) => [type.name, field] as const));
    expect(all.length).toBeGreaterThan(500);
    const without = all
      .filter(([type, field]) => !NOTHING_OF.includes(type) && ruleFor(type, field) === undefined)
      .map((names) => names.join('.'));
    expect(without).toEqual([]);
  });

  it('name no type and no field that is not there', () => {
    const types = TYPES.map(({ name }) => name);
    const fields = TYPES.flatMap((type) => fieldNames(type).map((field) => `${type.name}.${field}`));
    expect([...RULED.types, ...NOTHING_OF].filter((name) => !types.includes(name))).toEqual([]);
    expect([...RULED.fields, ...WITHOUT_VALUE].filter((name) => !fields.includes(name))).toEqual([]);
    expect(NOTHING_OF.filter((name) => RULED.types.includes(name))).toEqual([]);
  });

  it('say who sees a field, and no field is without a value but those that are named', () => {
    const wrong = TYPES.flatMap((type) =>
      fieldNames(type).flatMap((field) => {
        const by = whoSees(type.name, field);
        const name = `${type.name}.${field}`;
        const expected =
          NOTHING_OF.includes(type.name) || WITHOUT_VALUE.includes(name) ? '' : ruleFor(type.name, field);
        return by === expected ? [] : [`${name}: seen by ${by || 'nobody'}, rule ${expected ?? 'none'}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('are the same for a restricted key that may read everything as for a secret key', () => {
    for (const { name } of TYPES) {
      const fields = own
        .get('restricted')
        ?.get(name)
        ?.fields.filter((field) => field !== 'scopes');
      expect(fields, name).toEqual(
        own
          .get('K')
          ?.get(name)
          ?.fields.filter((field) => field !== 'scopes'),
      );
    }
  });
});

describe.each([
  'nobody',
  'a foreign publishable key',
  'a foreign secret key',
  'a foreign restricted key',
  'a foreign reviewer',
  'a foreign applicant',
  'another applicant',
])('%s', (who) => {
  const asker = (): Caller => {
    const caller = outside[who];
    if (!caller) throw new Error(who);
    return caller;
  };

  it('is answered about what is not theirs as about what is unknown, in every field, and told nothing of it', async () => {
    const { text: self } = await asker().ask('{ viewer { ... on ApplicantViewer { id } } }');
    const marks = [...own.values()].flatMap(marksIn).filter((mark) => !self.includes(mark));
    expect(marks.length).toBeGreaterThan(50);
    for (const type of TYPES) {
      const document = documentFor(type, fieldNames(type));
      const { text } = await asker().ask(document, mine);
      expect(
        marks.filter((mark) => !Object.values(mine).includes(mark) && text.includes(mark)),
        type.name,
      ).toEqual([]);
      if (!/\$(filing|message|notice)/.test(document)) continue;
      const unknown = await asker().ask(document, UNKNOWN);
      expect(hidden(text, mine), type.name).toBe(hidden(unknown.text, UNKNOWN));
    }
  });
});

describe('a test key on live data', () => {
  it('is answered as about what is unknown, in every field, and told nothing of it', async () => {
    expect(live.marks.length).toBeGreaterThan(20);
    const shared = [...(own.get('K')?.values() ?? [])].map(({ text }) => text).join('\n');
    for (const type of TYPES) {
      const document = documentFor(type, fieldNames(type));
      const { text } = await live.asker.ask(document, live.ids);
      const told = live.marks.filter((mark) => text.includes(mark) && !shared.includes(mark));
      expect(told, type.name).toEqual([]);
      if (!/\$(filing|message|notice)/.test(document)) continue;
      const unknown = await live.asker.ask(document, UNKNOWN);
      expect(hidden(text, live.ids), type.name).toBe(hidden(unknown.text, UNKNOWN));
    }
  });
});

describe('a node', () => {
  const node = contract.getType('Node');
  const nodes = isInterfaceType(node) ? contract.getImplementations(node).objects : [];

  it.each(nodes.map((type) => [type.name, type] as const))(
    'of the type %s is to strangers as an unknown one, in every field',
    async (name, type) => {
      const [first = '{}'] = (own.get('K')?.get(name)?.text ?? '').split('\n');
      const [row] = foundAt((JSON.parse(first) as { data: unknown }).data, WAYS.get(type) ?? []);
      const id = String(row?.['id']);
      const unknown = `${id.slice(0, 4)}${'0'.repeat(26)}`;
      expect(id).toMatch(/^[a-z]{3}_[0-9a-z]{26}$/);
      const document = `query ($id: ID!) { node(id: $id) { ... on ${name} { ${selectionOf(type, fieldNames(type))} } } }`;
      for (const [who, caller] of Object.entries(outside)) {
        const ask = async (of: string): Promise<string> =>
          hidden((await caller.ask(document, { id: of })).text, { filing: of, message: of, notice: of });
        expect(await ask(id), who).toBe(await ask(unknown));
      }
    },
  );
});

/** An answer without the ids that were asked for and the number of the request, which are its own. */
function hidden(text: string, { filing, message, notice }: Asked): string {
  return text
    .replaceAll(filing, '<id>')
    .replaceAll(message, '<id>')
    .replaceAll(notice, '<id>')
    .replace(/"requestId":"[^"]*"/g, '"requestId":"<request>"');
}
