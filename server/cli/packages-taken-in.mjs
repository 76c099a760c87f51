// Which packages are built into the service, and which are installed beside it.
import { isAbsolute } from 'node:path';

/**
 * What the service takes in, with all that only these need: of each the files that are run, once, where a package brings every file in three
 * forms, compilers for five databases or a client for a store that nobody set. What is not named is installed: it has a binary or a file of
 * data beside it, or is small.
 */
const TAKEN_IN = [
  '@graphql-yoga/render-graphiql',
  '@opentelemetry/',
  '@pothos/',
  '@prisma/',
  '@tus/server',
  'graphql-yoga',
  'pglite-prisma-adapter',
  'zod',
];

/** Installed beside the service for itself or for others: a second copy would not know the first one's objects. */
const ONE_COPY = ['@electric-sql/pglite', '@prisma/schema-engine-wasm', 'graphql', 'pg'];

/** Asked for by what is taken in, where it is set up for it; the service never does. */
const NEVER = ['@redis/client', 'ioredis'];

const isOf = (path, names) =>
  names.some((name) => path === name || path.startsWith(name.endsWith('/') ? name : `${name}/`));

/** Modules of the older kind that are taken in ask for those of Node by this. */
export const REQUIRE = `import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);`;

export const packagesTakenIn = {
  name: 'packages-taken-in',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[@a-zA-Z]/ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point' || isAbsolute(path)) return undefined;
      const outside = { path, external: true };
      if (isOf(path, ONE_COPY) || isOf(path, NEVER)) return outside;
      return isOf(path, TAKEN_IN) || importer.includes('/node_modules/') ? undefined : outside;
    }),
};
