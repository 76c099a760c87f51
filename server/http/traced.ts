import type { Plugin } from 'graphql-yoga';
import type { GraphQLContext } from '../../schema/api/context.ts';
import type { Services } from '../services.ts';
import type { Route } from './app.ts';
import { firstField } from './count-request.ts';
import type { ServerContext } from './plain-posts.ts';
import { requestFacts } from './request-facts.ts';

type Following = Pick<Services, 'tracing'>;

const only = (header: string | string[] | undefined): string | null =>
  (Array.isArray(header) ? header[0] : header) ?? null;

/**
 * The same route, whose requests are followed: as a part of what a page or another server says caused them, else as a beginning. A
 * browser lets the pages alone say so whose origins are allowed. Nothing of the address is told beyond its first part.
 */
export function traced({ tracing }: Following, path: string, route: Route): Route {
  if (!tracing.on) return route;
  return (request, response, pathname) => {
    if (pathname !== path && !pathname.startsWith(`${path}/`)) return route(request, response, pathname);
    const { method = 'GET' } = request;
    const told = { 'http.request.method': method, 'http.route': path };
    const work = { name: `${method} ${path}`, kind: 'SERVER', told } as const;
    return tracing.begin(work, only(request.headers['traceparent']), async (span) => {
      const isOurs = await route(request, response, pathname);
      const failed = requestFacts.getStore()?.failed ?? null;
      span.tell({
        'http.response.status_code': response.statusCode,
        ...(failed === null ? {} : { 'jieru.code': failed }),
      });
      return isOurs;
    });
  };
}

/** Tells what an operation asks for: by its first field, which is of the contract, for its name is its writer's. */
export const tracedOperations = ({ tracing }: Following): Plugin<GraphQLContext> => ({
  onExecute: ({ executeFn, setExecuteFn, args }) => {
    const { chosen } = args.contextValue as Partial<ServerContext>;
    const type = chosen?.operation.operation ?? 'query';
    const name = firstField(chosen?.operation);
    const told = { 'graphql.operation.type': type, 'graphql.operation.name': name };
    setExecuteFn((given) =>
      tracing.part({ name: `graphql ${type} ${name}`, told }, () => executeFn(given) as unknown),
    );
  },
});
