import type {
  Application,
  CallerKind,
  Callers,
  Idempotency,
  Outcome,
  Services,
  Work,
} from '../../server/application.ts';
import {
  brandWithType,
  type FieldMap,
  type InputFieldMap,
  type InputObjectRef,
  type InputShapeFromFields,
  type ObjectRef,
} from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import {
  AuthorityUnavailable,
  Claimed,
  Conflict,
  DomainError,
  Forbidden,
  IdempotencyKeyInUse,
  InvalidState,
  NotFound,
  OrderInProgress,
  RateLimited,
  ServiceUnavailable,
  ValidationFailure,
} from '../rules/failures.ts';
import { builder, type AuthScopes, type SchemaTypes } from './builder.ts';
import { servicesOf, type GraphQLContext } from './context.ts';
import { inUse } from './errors/top-level.ts';
import { assertWithinLimits } from './input-limits.ts';

/** The typed errors a mutation may answer with. */
export const ERRORS = {
  ValidationFailure,
  NotFound,
  Forbidden,
  InvalidState,
  Conflict,
  Claimed,
  RateLimited,
  OrderInProgress,
  AuthorityUnavailable,
  ServiceUnavailable,
};
/** Errors of every mutation on an existing filing. */
export const FILING_ERRORS = [ValidationFailure, NotFound, Forbidden, InvalidState, Conflict];

type ErrorClass = (typeof ERRORS)[keyof typeof ERRORS];
export type InputBuilder = PothosSchemaTypes.InputFieldBuilder<SchemaTypes, 'InputObject'>;
type Call<K extends CallerKind> = { services: Services; actor: Callers[K]; idempotency: Idempotency | null };

type Common<K extends CallerKind, Fields extends InputFieldMap, T extends Outcome> = {
  description: string;
  /** As whom the domain sees the caller, which says who may call. */
  as: K;
  /** What must hold besides. */
  besides?: Partial<AuthScopes>;
  input: (t: InputBuilder) => Fields;
  /** Whether exactly one of the fields is to be given. */
  isOneOf?: true;
  errors: readonly ErrorClass[];
} & (
  | {
      /** Asked before the transaction: limits, which count on a connection of their own, and the network. */
      admit?: (
        call: { limits: Services['limits']; outgoing: Services['outgoing']; actor: Callers[K] },
        input: InputShapeFromFields<Fields>,
        app: Application,
      ) => Promise<unknown>;
      /** Runs in one transaction. */
      change: (work: Work<Callers[K]>, input: InputShapeFromFields<Fields>, app: Application) => Promise<T>;
    }
  | {
      /** Talks to the network first and opens the transaction itself. */ act: (
        call: Call<K>,
        input: InputShapeFromFields<Fields>,
        app: Application,
      ) => Promise<T>;
    }
);

/** Who may call what the domain sees as done by one of these. */
const SCOPES: Readonly<Record<CallerKind, Partial<AuthScopes>>> = {
  APPLICANT: { applicant: true },
  STAFF: { staff: true },
  SECRET_KEY: { secretKey: true },
  PROVIDER: { staff: true, secretKey: true },
  OWNER: { applicant: true, secretKey: true },
};

const scopesOf = ({ as, besides }: { as: CallerKind; besides?: Partial<AuthScopes> }) =>
  besides ? { $all: { $any: SCOPES[as], ...besides } } : SCOPES[as];

/** Whether some of those who call it may not, because their session has another role. */
const isOfStaff = ({ as }: { as: CallerKind }): boolean => as === 'STAFF' || as === 'PROVIDER';

/** A mutation whose success is one type, with fields resolved from the outcome. */
type Definition<K extends CallerKind, Fields extends InputFieldMap, T extends Outcome> = Common<
  K,
  Fields,
  T
> & {
  result: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, T>) => FieldMap;
};

/** A mutation with several answers: `answer` reads what the outcome names and brands it with one of `members`. */
type UnionDefinition<K extends CallerKind, Fields extends InputFieldMap, T extends Outcome> = Common<
  K,
  Fields,
  T
> & {
  members: readonly ObjectRef<SchemaTypes, object>[];
  answer: (outcome: T, context: GraphQLContext) => Promise<object>;
};

/** Each field of a document, by its name or alias there, is carried out once under the request's key. */
const idempotencyOf = (
  { reply: { claim } }: GraphQLContext,
  { path }: GraphQLResolveInfo,
): Idempotency | null => claim && { claim, field: String(path.key) };

/** Marks an object as being of a type, where several are possible. */
export function branded<T extends object>(type: ObjectRef<SchemaTypes, T>, value: T): T {
  brandWithType(value, type);
  return value;
}

const capitalised = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

async function carriedOut<K extends CallerKind, Fields extends InputFieldMap, T extends Outcome>(
  name: string,
  definition: Common<K, Fields, T>,
  input: InputShapeFromFields<Fields>,
  context: GraphQLContext,
  idempotency: Idempotency | null,
): Promise<T> {
  const { app } = context;
  const services = servicesOf(context);
  try {
    return await app.once(idempotency, async () => {
      const actor = app.callerAs(definition.as, context.actor);
      app.assertDuty(actor, `Mutation.${name}`);
      assertWithinLimits(input);
      if (!('change' in definition)) return definition.act({ services, actor, idempotency }, input, app);
      const { limits, outgoing } = services;
      await definition.admit?.({ limits, outgoing, actor }, input, app);
      return app.carryOut(services, actor, idempotency, (work) => definition.change(work, input, app));
    });
  } catch (error) {
    if (error instanceof DomainError) context.reply.refused ??= error.code;
    throw error instanceof IdempotencyKeyInUse ? inUse() : error;
  }
}

/** Adds a mutation with several kinds of success. See `mutation`. */
export function unionMutation<K extends CallerKind, Fields extends InputFieldMap, T extends Outcome>(
  name: string,
  definition: UnionDefinition<K, Fields, T>,
): void {
  const typeName = capitalised(name);
  const described = `The input of the mutation \`${name}\``;
  const inputName = `${typeName}Input`;
  const { input: fields } = definition;
  const inputType = (
    definition.isOneOf
      ? builder.inputType(inputName, {
          isOneOf: true,
          description: `${described}: exactly one of its fields.`,
          fields,
        })
      : builder.inputType(inputName, { description: `${described}.`, fields })
  ) as InputObjectRef<SchemaTypes, InputShapeFromFields<Fields>>;
  builder.mutationField(name, (t) =>
    t.errorUnionField({
      // Any input may hold what no form would send.
      types: [
        ...definition.members,
        ...new Set([ValidationFailure, ...definition.errors, ...(isOfStaff(definition) ? [Forbidden] : [])]),
      ] as never[],
      union: {
        name: `${typeName}Result`,
        description: `The answer of the mutation \`${name}\`: the result, or one of its typed errors.`,
      },
      description: definition.description,
      // Null, with an error beside it, is this field's failure alone: what other fields of the document did stays told.
      nullable: true,
      args: {
        input: t.arg({
          type: inputType,
          required: true,
          description: `What the mutation \`${name}\` needs, in one object.`,
        }),
      },
      authScopes: scopesOf(definition),
      resolve: async (_root, args, context, info) => {
        const { input } = args as { input: InputShapeFromFields<Fields> };
        const idempotency = idempotencyOf(context, info);
        if (idempotency?.claim.steps.has(idempotency.field)) context.reply.replayed = true;
        const outcome = await carriedOut(name, definition, input, context, idempotency);
        return (await definition.answer(outcome, context)) as never;
      },
    }),
  );
}

/**
 * Adds a mutation. Each has one `input`, answers with `<Name>Success` or typed errors, honours `Idempotency-Key`, and
 * changes the data in one transaction.
 */
export function mutation<K extends CallerKind, Fields extends InputFieldMap, T extends Outcome>(
  name: string,
  definition: Definition<K, Fields, T>,
): void {
  const success = builder.objectRef<T>(`${capitalised(name)}Success`).implement({
    description: `The result of the mutation \`${name}\`, returned when it succeeds.`,
    authScopes: scopesOf(definition),
    fields: definition.result,
  });
  unionMutation(name, {
    ...definition,
    members: [success as ObjectRef<SchemaTypes, object>],
    answer: async (outcome: T) => branded(success, { ...outcome }),
  });
}
