// The long form that asks whether the tests notice: `npm run test:mutants -- --mutate "schema/rules/numbers/*.ts"`.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutants/vitest.config.mjs' },
  mutate: [
    'schema/rules/**/*.ts',
    'server/filing/draft/type/{domain,number,reasons,row,rows,suffixes,table,warnings}.ts',
    'server/filing/machine/{machine,progress,transitions}.ts',
    'server/filing/draft/steps/*.ts',
    'server/platform/tenancy/access.ts',
    'server/authority/protocol/codes/**/*.ts',
  ],
  ignorePatterns: ['dist', '.data', '.ci', '.github', 'widget', 'test/browser', 'reports'],
  // A mutant is a text in a copy of its own; types are the compiler's business.
  disableTypeChecks: false,
  concurrency: 1,
  coverageAnalysis: 'perTest',
  timeoutMS: 10_000,
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutants.json' },
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
  thresholds: { high: 95, low: 85, break: null },
};
