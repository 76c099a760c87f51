import { isInterfaceType, isObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import {
  FAMILIES,
  isGranted,
  isScope,
  lackedOf,
  OPEN_OPERATIONS,
  scopeOfOperation,
  SCOPES,
  type Scope,
} from '../../schema/rules/scopes.ts';
import { contract } from '../testkit/contract.ts';

type Row = Partial<Record<'types' | 'read' | 'write' | 'sessions', readonly string[]>>;
const rows: readonly Row[] = Object.values(FAMILIES);

/** Every query, mutation and subscription of the contract as it is committed. */
const operations = [
  contract.getQueryType(),
  contract.getMutationType(),
  contract.getSubscriptionType(),
].flatMap((type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name ?? ''}.${field}`));

const node = contract.getType('Node');
const nodeTypes = isInterfaceType(node)
  ? contract.getImplementations(node).objects.map(({ name }) => name)
  : [];

/** What the lists of the contract are lists of. */
const listed = Object.keys(contract.getTypeMap())
  .filter((name) => name.endsWith('Edge'))
  .map((name) => name.replace(/Edge$/, ''));

describe('the families of operations', () => {
  it('have each query, mutation and subscription exactly once, and nothing else', () => {
    const placed = [
      ...OPEN_OPERATIONS,
      ...rows.flatMap(({ read = [], write = [], sessions = [] }) => [...read, ...write, ...sessions]),
    ];
    expect([...placed].sort()).toEqual([...operations].sort());
  });

  it('have each kind of node and of item of a list exactly once', () => {
    const placed = rows.flatMap(({ types = [] }) => types);
    expect(new Set(placed).size).toBe(placed.length);
    expect(nodeTypes.length).toBeGreaterThan(3);
    expect([...nodeTypes, ...listed].filter((name) => !placed.includes(name))).toEqual([]);
    expect(placed.filter((name) => !isObjectType(contract.getType(name)))).toEqual([]);
  });

  it('let nobody run what stands in none of them', () => {
    expect(() => scopeOfOperation('Query.somethingNew')).toThrow(/somethingNew stands in no family/);
  });

  it('count changes as changing and looks as reading', () => {
    for (const { read = [], write = [] } of rows) {
      expect(read.filter((one) => one.startsWith('Mutation.'))).toEqual([]);
      expect(write.filter((one) => !one.startsWith('Mutation.'))).toEqual([]);
    }
  });
});

describe('the scopes', () => {
  it('are those that the contract names, each with what it lets a key do', () => {
    const type = contract.getType('ApiKeyScope');
    const values = type && 'getValues' in type ? type.getValues() : [];
    expect(values.map(({ name, description }) => [name, description]).sort()).toEqual(
      Object.entries(SCOPES).sort(),
    );
  });

  it('stand in the guide with exactly what they let a key do', () => {
    const guide = readFileSync(join(projectRoot, '.github/docs/api.md'), 'utf8');
    const told = [...guide.matchAll(/^\| `([A-Z]+_(?:READ|WRITE))`\s+\| (.*?)\s*\|$/gm)].map(
      ([, scope, says]) => [scope, says],
    );
    expect(told).toEqual(Object.entries(SCOPES));
  });

  it('to change include those to read of the same family, and nothing else', () => {
    const scopes = Object.keys(SCOPES).filter(isScope);
    for (const held of scopes)
      for (const wanted of scopes)
        expect(isGranted([held], wanted), `${held} for ${wanted}`).toBe(
          held === wanted || held.replace(/_WRITE$/, '_READ') === wanted,
        );
  });

  it('lack nothing for a secret key, and everything without any', () => {
    const wanted: Scope[] = ['FILINGS_READ', 'KEYS_WRITE'];
    expect(lackedOf(null, wanted)).toEqual([]);
    expect(lackedOf([], wanted)).toEqual(wanted);
    expect(lackedOf(['FILINGS_WRITE'], wanted)).toEqual(['KEYS_WRITE']);
  });
});
