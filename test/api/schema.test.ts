import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { printedSchema, schema } from '../../schema/api/schema.ts';

const ROOTS = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
  (type): type is GraphQLObjectType => Boolean(type),
);

const ownTypes = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

const objectTypes = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter((type) => !type.name.startsWith('__') && !ROOTS.includes(type));

/** Who may use it, as the builder was told; undefined where nobody said so. */
const statedBy = (extensions: Readonly<Record<string, unknown>>): unknown =>
  (extensions['pothosOptions'] as { authScopes?: unknown } | undefined)?.authScopes;

describe('the schema', () => {
  it('is the one that is committed', () => {
    expect(readFileSync(join(projectRoot, 'schema/schema.graphql'), 'utf8')).toBe(printedSchema());
  });

  it('says of every query, mutation and subscription who may use it', () => {
    const silent = ROOTS.flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ extensions }) => statedBy(extensions) === undefined)
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(silent).toEqual([]);
  });

  it('says of every object type who may see it', () => {
    const silent = objectTypes.filter(({ extensions }) => statedBy(extensions) === undefined);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('finds each type that is a node by its id', () => {
    const nodes = objectTypes.filter((type) => type.getInterfaces().some(({ name }) => name === 'Node'));
    expect(nodes.map(({ name }) => name).sort()).toEqual([
      'Filing',
      'Server',
      'Subject',
      'WebhookDelivery',
      'WebhookEndpoint',
    ]);
  });

  it('says of every type, field, argument, input and value what it is', () => {
    const said = ({ description }: { description?: string | null | undefined }, name: string): string[] =>
      description?.trim() ? [] : [name];
    const undescribed = ownTypes.flatMap((type) => [
      ...said(type, type.name),
      ...(isEnumType(type)
        ? type.getValues().flatMap((value) => said(value, `${type.name}.${value.name}`))
        : isObjectType(type) || isInterfaceType(type)
          ? Object.values(type.getFields()).flatMap((field) => [
              ...said(field, `${type.name}.${field.name}`),
              ...field.args.flatMap((one) => said(one, `${type.name}.${field.name}(${one.name})`)),
            ])
          : isInputObjectType(type)
            ? Object.values(type.getFields()).flatMap((field) => said(field, `${type.name}.${field.name}`))
            : []),
    ]);
    expect(undescribed).toEqual([]);
  });
});
