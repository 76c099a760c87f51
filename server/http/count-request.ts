import { Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql';
import { ERROR_CODES } from '../../schema/rules/error-catalogue.ts';
import type { Services } from '../services.ts';
import type { ServerContext } from './plain-posts.ts';
import { requestFacts } from './request-facts.ts';

/** A field of the contract, of which there are so many; an alias could be anything. */
export const firstField = (operation: OperationDefinitionNode | undefined): string => {
  const [first] = operation?.selectionSet.selections ?? [];
  if (!first) return 'none';
  return first.kind === Kind.FIELD ? first.name.value : 'fragment';
};

const CODES: ReadonlySet<string> = new Set(ERROR_CODES);

/** Counts a request once its answer is out or its sender gone: what it asked for, how it went, and how long that took. */
export function countRequest({ metrics }: Pick<Services, 'metrics'>, context: ServerContext): void {
  const facts = requestFacts.getStore();
  const began = performance.now();
  context.res.once('close', () => {
    const operation = context.chosen?.operation;
    const refused = 'context' in context.admission ? context.admission.context.reply.refused : null;
    const code = facts?.failed ?? refused;
    metrics.count('jieru_requests_total', {
      operation: firstField(operation),
      code: code === null ? 'OK' : CODES.has(code) ? code : 'OTHER',
    });
    // A subscription takes as long as somebody listens.
    if (operation && operation.operation !== OperationTypeNode.SUBSCRIPTION)
      metrics.time(
        'jieru_request_seconds',
        { type: operation.operation },
        (performance.now() - began) / 1000,
      );
  });
}
