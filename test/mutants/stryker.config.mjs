import { asked } from './rooms.mjs';

// The long form that asks whether the tests notice: `ROOM=numbers npm run test:mutants`.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutants/vitest.config.mjs' },
  mutate: asked().mutate,
  ignorePatterns: ['dist', '.data', '.ci', '.github', 'widget', 'test/browser', 'reports'],
  // A mutant is a text in a copy of its own; types are the compiler's business.
  disableTypeChecks: false,
  concurrency: 1,
  coverageAnalysis: 'perTest',
  timeoutMS: 10_000,
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'reports/mutants.json' },
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
  thresholds: { high: 95, low: 85, break: null },
};
