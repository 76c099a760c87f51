import { describe, expect, test } from 'vitest';
import { cyclesIn } from './support/cycles.ts';
import { filesIn, importsOf, saysAny, sourceFiles, sourceText, type Import } from './support/imports.ts';
import { doorsBetween, loneFiles, roomsOf, scrapsOf } from './support/rooms.ts';

type Rule = {
  says: string;
  from: RegExp;
  except?: RegExp;
  own?: RegExp;
  /** Files that may be imported besides, for their types alone. */
  types?: RegExp;
  packages?: RegExp;
  /** Whether files of the same room may be imported besides. */
  within?: boolean;
};

/** `own`: our files that may be imported; `packages`: the packages that may be. Both default to any. */
const RULES: readonly Rule[] = [
  {
    says: 'the widget knows itself, the shared rules, their messages and the types of its operations only',
    from: /^widget\//,
    own: /^(widget|schema\/(rules|messages))\//,
    types: /^schema\/client\//,
    packages: /^(lit|@lit|@urql|wonka|zod\/mini|lean-qr|stdnum|libphonenumber-js\/)/,
  },
  {
    says: 'the kit knows neither the form nor the desk',
    from: /^widget\/kit\//,
    own: /^(widget\/kit|schema\/(rules|messages))\//,
    types: /^schema\/client\//,
  },
  {
    says: 'the form and the desk know nothing of each other',
    from: /^widget\/(form|desk|rules)\//,
    own: /^(widget\/kit|schema\/(rules|messages))\//,
    types: /^schema\/client\//,
    within: true,
  },
  {
    says: 'the shared rules know nothing but themselves, and no server package',
    from: /^schema\/(rules|messages)\//,
    own: /^(schema\/(rules|messages)\/|prisma\/generated\/client\/enums\.ts)/,
    packages: /^(zod\/mini|stdnum|tldts|ipaddr\.js)(\/|$)/,
  },
  {
    says: 'the contract reaches the server through its context alone, whose types stand behind one door',
    from: /^schema\/api\//,
    own: /^(schema|prisma)\//,
    types: /^server\/application\.ts$/,
  },
  {
    says: 'the domain knows neither GraphQL nor HTTP nor the contract',
    from: /^server\/[^/]+\//,
    except: /^server\/(http|cli|assembly)\//,
    own: /^(server\/(?!http\/|main\.ts)|prisma\/|schema\/(rules|messages)\/)/,
    packages: /^(?!graphql|@pothos|@graphql|@escape\.tech)/,
  },
  {
    says: 'the port to the authority and its protocol know no database: what is learned comes back as data',
    from: /^server\/authority\/((port|acts|attachment)\.ts$|protocol\/)/,
    own: /^(server\/authority\/((port|acts|attachment)\.ts$|protocol\/)|server\/platform\/(read-body|tenancy\/actor)\.ts$|schema\/rules\/)/,
    types: /^schema\/messages\//,
  },
  {
    says: 'of all that speaks with the authority, only the connector’s storing knows the database',
    from: /^server\/authority\//,
    except: /^server\/authority\/connector\/storing\//,
    own: /^(?!prisma\/|server\/(services\.ts|platform\/unit-of-work\.ts))/,
    packages: /^(?!@prisma\/|pg($|\/))/,
  },
  {
    says: 'what is read in the authority’s files, and written into them, is told from their text alone',
    from: /^server\/authority\/connector\/(reading|documents)\//,
    own: /^server\/authority\/((port|acts|attachment)\.ts$|protocol\/|connector\/(reading|documents)\/)/,
  },
  {
    says: 'the rehearsal is known to those alone who put the service together',
    from: /^(server\/[^/]+\/|schema\/)/,
    except: /^(server\/(rehearsal|http|cli|assembly))\//,
    own: /^(?!server\/rehearsal\/)/,
  },
  {
    says: 'the platform knows nothing of filings, the authority and the rehearsal',
    from: /^server\/platform\//,
    own: /^(?!server\/(filing|authority|rehearsal|http|cli|assembly)\/)/,
  },
  {
    says: 'the data knows nothing of what is built on it',
    from: /^prisma\//,
    except: /^prisma\/cli\//,
    own: /^prisma\//,
  },
];

/**
 * Everywhere else the rooms of a room stand in an order: each knows those below it alone, for types too. The types of the contract know one
 * another as the graph has it, and the shared rules and their words are one half in two folders.
 */
const WITHOUT_ORDER: readonly string[] = ['schema', 'schema/api'];

const imports = sourceFiles().flatMap(importsOf);

const roomOf = (rule: Rule, path: string): string | undefined => rule.from.exec(path)?.[0];

const breaks = (rule: Rule, one: Import): boolean =>
  rule.from.test(one.from) &&
  !(one.typeOnly && rule.types?.test(one.to)) &&
  !(rule.within && one.own && roomOf(rule, one.from) === roomOf(rule, one.to)) &&
  !rule.except?.test(one.from) &&
  !(one.own ? (rule.own?.test(one.to) ?? true) : (rule.packages?.test(one.to) ?? true));

const shown = ({ from, to }: Import): string => `${from} → ${to}`;

describe('the borders between the parts', () => {
  test.each(RULES)('$says', (rule) => {
    expect(imports.some(({ from }) => rule.from.test(from))).toBe(true);
    expect(imports.filter((one) => breaks(rule, one)).map(shown)).toEqual([]);
  });

  test('a crossing would be seen', () => {
    const crossing: Import[] = [
      { from: 'widget/steps/x.ts', to: 'server/platform/ids.ts', own: true, typeOnly: true },
      { from: 'widget/steps/x.ts', to: 'zod', own: false, typeOnly: false },
      { from: 'widget/steps/x.ts', to: 'schema/client/operations.ts', own: true, typeOnly: false },
      { from: 'schema/api/x.ts', to: 'server/application.ts', own: true, typeOnly: false },
      { from: 'schema/api/x.ts', to: 'server/services.ts', own: true, typeOnly: true },
      { from: 'widget/desk/x.ts', to: 'widget/form/x.ts', own: true, typeOnly: true },
      { from: 'server/filing/x.ts', to: 'graphql', own: false, typeOnly: false },
      { from: 'server/filing/x.ts', to: 'schema/api/filing/type.ts', own: true, typeOnly: false },
      { from: 'server/filing/x.ts', to: 'server/rehearsal/authority/brain.ts', own: true, typeOnly: false },
      { from: 'server/platform/x.ts', to: 'server/filing/machine/machine.ts', own: true, typeOnly: true },
      { from: 'server/authority/port.ts', to: 'prisma/database.ts', own: true, typeOnly: true },
      {
        from: 'server/authority/connector/x.ts',
        to: 'prisma/generated/client/client.ts',
        own: true,
        typeOnly: true,
      },
      { from: 'server/authority/connector/x.ts', to: 'server/services.ts', own: true, typeOnly: true },
    ];
    expect(crossing.filter((one) => !RULES.some((rule) => breaks(rule, one)))).toEqual([]);
  });

  test('the rooms of a room stand in an order, and do not need one another', () => {
    const rooms = roomsOf(sourceFiles()).filter((room) => !WITHOUT_ORDER.includes(room));
    expect(rooms).toEqual(
      expect.arrayContaining(['server', 'server/filing', 'server/filing/draft', 'widget']),
    );
    const circles = rooms.flatMap((room) =>
      cyclesIn(doorsBetween(room, imports)).map((circle) => `${room}: ${circle.join(', ')}`),
    );
    expect(circles).toEqual([]);
  });

  test('rooms that need each other would be seen, for types too', () => {
    const both = [
      { from: 'server/filing/draft/x.ts', to: 'server/filing/review/y.ts', own: true, typeOnly: false },
      {
        from: 'server/filing/review/z.ts',
        to: 'server/filing/draft/details/w.ts',
        own: true,
        typeOnly: true,
      },
    ];
    expect(cyclesIn(doorsBetween('server/filing', both))).toHaveLength(1);
    expect(cyclesIn(doorsBetween('server/filing', both.slice(1)))).toEqual([]);
  });

  test('no file needs itself by way of others', () => {
    const edges = new Map<string, Set<string>>();
    for (const { from, to, own, typeOnly } of imports) {
      if (own && !typeOnly) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
    expect(cyclesIn(edges)).toEqual([]);
  });
});

describe('a room', () => {
  test('holds more than one file', () => {
    expect(loneFiles(filesIn(['.github', 'prisma', 'schema', 'server', 'widget', 'test']))).toEqual([]);
    expect(loneFiles(['a/b/x.ts', 'a/c/x.ts', 'a/c/y.ts', 'a/z.ts'])).toEqual(['a/b/x.ts']);
  });

  test('holds no scrap that one other file needs and could hold itself', () => {
    const files = sourceFiles(['prisma', 'schema', 'server', 'widget', 'test']);
    const short = (path: string) => sourceText(path).split('\n').length <= 25;
    const all = [...imports, ...sourceFiles(['test']).flatMap(importsOf)];
    expect(scrapsOf(files.filter(short), all)).toEqual([]);

    const from = { own: true, typeOnly: false } as const;
    const needs: Import[] = [
      { ...from, from: 'a/x.ts', to: 'a/scrap.ts' },
      { ...from, from: 'a/x.ts', to: 'a/shared.ts' },
      { ...from, from: 'a/y.ts', to: 'a/shared.ts' },
      { ...from, from: 'a/x.ts', to: 'a/later.ts', onDemand: true },
    ];
    expect(scrapsOf(['a/scrap.ts', 'a/shared.ts', 'a/later.ts', 'a/entry.ts'], needs)).toEqual([
      'a/scrap.ts → a/x.ts',
    ]);
  });
});

describe('every source file', () => {
  const files = sourceFiles(['prisma', 'schema', 'server', 'widget', 'test']);

  test('has at most 400 lines', () => {
    expect(files.filter((path) => sourceText(path).split('\n').length > 400)).toEqual([]);
  });

  test('does without any', () => {
    expect(files.filter(saysAny)).toEqual([]);
  });

  test('silences no checker and has no default export', () => {
    const faults = /@ts-(ignore|expect-error|nocheck)|eslint-disable|^export default/m;
    const found = files.filter(
      (path) => !path.endsWith('boundaries.test.ts') && faults.test(sourceText(path)),
    );
    expect(found).toEqual([]);
  });
});
