import {
  getOperationAST,
  OperationTypeNode,
  print,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { GraphQLContext } from '../../schema/api/context.ts';
import { inUse, reused } from '../../schema/api/errors/top-level.ts';
import { claimKey, isClaimant, type Claim, type StoredAnswer } from '../platform/idempotency/claim.ts';
import { IdempotencyKeyInUse, IdempotencyKeyReused } from '../../schema/rules/failures.ts';
import { isPassing } from '../../schema/rules/error-catalogue.ts';
import type { Services } from '../services.ts';
import { answerOf, type Written } from './answer.ts';

const written = ({ status, headers, body }: StoredAnswer): Written => ({
  extensions: { http: { status, headers } },
  stringify: () => body,
});

/** Whether a repetition is to get this very answer: something was answered, and nothing of it will pass. */
function isFinal({ data, errors = [] }: ExecutionResult, claim: Claim): boolean {
  if (claim.passing || errors.some(({ extensions }) => isPassing(extensions['code']))) return false;
  return Object.values(data ?? {}).some((answer) => answer !== null);
}

const changes = ({ document, operationName }: ExecutionArgs): boolean =>
  getOperationAST(document, operationName)?.operation === OperationTypeNode.MUTATION;

/** What a key stands for: the operation with its variables, however the document was laid out or named by its hash. */
const contentOf = ({ document, operationName, variableValues }: ExecutionArgs): unknown => [
  print(document),
  operationName ?? null,
  variableValues ?? {},
];

/**
 * `Idempotency-Key`: the key is claimed before any field of the document is run, and the answer stored before it goes out, so
 * that whoever repeats the request gets what the first one got, byte for byte, and nothing is done twice.
 */
export const idempotentMutations = (
  services: Services,
  mask: (error: unknown) => GraphQLError,
): Plugin<GraphQLContext> => ({
  async onExecute({ args, context, setResultAndStopExecution }) {
    const { idempotencyKey, actor, reply } = context;
    if (idempotencyKey === null || !isClaimant(actor)) return;
    if (!changes(args)) return;
    try {
      const claimed = await claimKey(services, actor, { key: idempotencyKey, content: contentOf(args) });
      if ('body' in claimed) {
        reply.replayed = true;
        setResultAndStopExecution(written(claimed));
      } else reply.claim = claimed;
    } catch (error) {
      const known =
        error instanceof IdempotencyKeyInUse
          ? inUse()
          : error instanceof IdempotencyKeyReused
            ? reused()
            : error;
      setResultAndStopExecution({ errors: [mask(known)] });
    }
  },
  async onExecutionResult({ result, setResult, context }) {
    const { reply } = context as Partial<GraphQLContext>;
    const claim = reply?.claim;
    if (!claim || !result || Array.isArray(result) || Symbol.asyncIterator in result) return;
    reply.claim = null;
    try {
      if (!isFinal(result, claim)) return await claim.release();
      const answer = answerOf(result, null);
      await claim.keep(answer);
      setResult(written(answer));
    } catch (error) {
      setResult({ errors: [mask(error instanceof IdempotencyKeyInUse ? inUse() : error)] });
    }
  },
});
