import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/platform/support/longest-first.ts';

export default defineConfig({
  // One copy of it, as in production: the bundler would take the modules and the packages beside it the CommonJS build,
  // and an error or a schema of the one is none to the other.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/platform/support/global-setup.ts'],
    // A database in WebAssembly, a browser and image work want processes of their own, and not many at once. A third of the
    // time such a process waits for another one: one more than there are cores keeps these busy.
    pool: 'forks',
    // The files of one worker share its modules: loading the service anew for each took a tenth of the whole run.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // A test makes much that it soon forgets: a larger nursery halves the time spent on collecting it.
    execArgv: ['--max-semi-space-size=64'],
    maxWorkers: Math.min(4, availableParallelism() + 1),
    testTimeout: 90_000,
    hookTimeout: 120_000,
    teardownTimeout: 10_000,
    // What is awaited by asking again comes late where three processes share two cores.
    expect: { poll: { timeout: 15_000 } },
    // The real thing takes seconds; only what is unusually slow deserves a mark.
    slowTestThreshold: 5_000,
  },
});
