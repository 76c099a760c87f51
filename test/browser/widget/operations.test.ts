import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Operation } from '../../../widget/kit/client/operation.ts';

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const folder = 'widget/kit/client/operations';
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql.ts'));

const operationsIn = async (file: string): Promise<Operation<unknown, unknown>[]> => {
  const module = (await import(`../../../${folder}/${file}`)) as Record<string, unknown>;
  return Object.values(module).filter((one) => one instanceof Operation);
};

describe.each(files)('the operations of %s', (file) => {
  it('are all valid against the committed schema', async () => {
    const operations = await operationsIn(file);
    expect(operations.length).toBeGreaterThan(0);
    for (const operation of operations) {
      expect(validate(schema, parse(operation.text)), operation.name).toEqual([]);
    }
  });

  it('carry a name and a hash of exactly their text', async () => {
    for (const operation of await operationsIn(file)) {
      expect(operation.name).toMatch(/^[A-Z]\w+$/);
      expect(await operation.hash()).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});

describe('the operations of the form', () => {
  it('bear names that occur once', async () => {
    const names = (await Promise.all(files.map(operationsIn))).flat().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
