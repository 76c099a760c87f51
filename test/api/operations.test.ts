import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import type { FilingFieldsFragment } from '../../schema/client/operations.ts';
import { clientTypes } from '../../server/cli/client-types.mjs';
import { collectOperations, faultsOf } from '../../server/cli/operations.mjs';
import { operation, Operation } from '../../widget/kit/client/operation.ts';
import type { verifyServer } from '../../widget/kit/client/operations/prepare.graphql.ts';
import type { filingUpdatedSubscription } from '../../widget/kit/client/operations/filing.graphql.ts';

const sdl = readFileSync(join(projectRoot, 'schema/schema.graphql'), 'utf8');
const texts = Object.values(await collectOperations());

const files = readdirSync(join(projectRoot, 'widget'), { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.graphql.ts'),
);
const declared = (
  await Promise.all(files.map((file) => import(/* @vite-ignore */ `../../widget/${file}`) as Promise<object>))
)
  .flatMap((module) => Object.values(module) as unknown[])
  .filter((one) => one instanceof Operation);

describe('the operations of the widget', () => {
  it('are all allowed by the contract', () => {
    expect(texts.length).toBeGreaterThan(40);
    expect(faultsOf(texts, sdl)).toEqual([]);
  });

  it('are all known to the build, each by a name of its own', () => {
    expect(declared.map(({ text }) => text).sort()).toEqual([...texts].sort());
    const names = declared.map(({ name }) => name);
    expect(names.filter((name) => !/^[A-Z]\w+$/.test(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('carry a hash of exactly their text', async () => {
    for (const one of declared) {
      expect(await one.hash()).toBe(createHash('sha256').update(one.text).digest('hex'));
    }
  });
});

describe('the types of the operations', () => {
  it('are those that the contract and the texts give today', async () => {
    const made = readFileSync(join(projectRoot, 'schema/client/operations.ts'), 'utf8');
    expect(made.split('\n').slice(1).join('\n')).toBe(await clientTypes([...texts].sort(), sdl));
  });

  it('are found by the name in the text', () => {
    type Answer = NonNullable<typeof filingUpdatedSubscription.types>['data'];
    type Input = NonNullable<typeof verifyServer.types>['variables']['input'];
    expectTypeOf<Answer>().toEqualTypeOf<{ readonly filingUpdated: FilingFieldsFragment | null }>();
    expectTypeOf<Input['expectedVersion']>().toEqualTypeOf<number>();
  });

  it('are unknown for an operation that was never generated', () => {
    const strange = operation('query Strange { viewer { __typename } }');
    expectTypeOf(strange.types?.data).toBeUnknown();
  });
});

describe('an operation that the contract does not allow', () => {
  const text = (field: string) => `query Wrong($id: ID!) { filing(id: $id) { id ${field} } }`;
  const wrong = text('colour');

  it('stops the build and is named', () => {
    expect(faultsOf([wrong], sdl)).toEqual(['query Wrong: Cannot query field "colour" on type "Filing".']);
  });

  it('stops the generation of types', async () => {
    await expect(clientTypes([wrong], sdl)).rejects.toThrow(/colour/);
  });

  it('is one that was allowed before a field was renamed', () => {
    const renamed = sdl.replace(/^ {2}nextExpected:/m, '  nextAwaited:');
    expect(faultsOf(texts, renamed)[0]).toMatch(/nextExpected/);
  });

  it('stops the generation where a scalar has no type', async () => {
    const more = `${sdl}\nscalar Colour\nextend type Filing { colour: Colour }`;
    await expect(clientTypes([wrong], more)).rejects.toThrow(/Colour/);
  });
});
