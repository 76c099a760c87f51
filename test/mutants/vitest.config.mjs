import { defineConfig } from 'vitest/config';

/** Only tests without a service or a database, which a mutant can be judged by in a second. */
export default defineConfig({
  test: {
    environment: 'node',
    exclude: ['test/rules/provinces/languages.test.ts'],
    include: [
      'test/rules/**/*.test.ts',
      'test/authority/protocol/{codes,result-codes}.test.ts',
      'test/authority/connector/verdicts.test.ts',
    ],
  },
});
