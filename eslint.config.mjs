import a11y from 'eslint-plugin-lit-a11y';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const lines = (max) => ({ 'max-lines': ['error', { max, skipBlankLines: true, skipComments: true }] });

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.data/',
      'prisma/generated/',
      'schema/client/',
      'schema/messages/generated/',
      'coverage/',
      'test-results/',
      '.stryker-tmp/',
      'reports/',
      // Checked by its own settings, as whoever copies it has them: test/api/typed-client.test.ts.
      '.github/docs/typed-client/',
    ],
  },
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...lines(400),
      // Numbers in a text are plain; objects are what goes wrong there.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Spreading a string counts its characters, which is what limits on names and remarks are about.
      '@typescript-eslint/no-misused-spread': [
        'error',
        { allow: ['string', { from: 'lib', name: 'string' }] },
      ],
      // Our objects are closures: their methods have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // A function is async because its contract says so, whether or not it has to wait.
      '@typescript-eslint/require-await': 'off',
      // `open<T>(sealed): T` says what the caller vouches for.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // `() => void work()` marks a promise nobody waits for.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      // A deprecation is a question for the next upgrade, and asking after each name is slow.
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Whoever builds a host page reads there why an element does not work.
    files: ['widget/kit/told.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Tests spread short literals into characters, which the option above does not recognise as strings.
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-misused-spread': 'off' },
  },
  {
    files: ['widget/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], a11y.configs.recommended],
    rules: {
      // The rule itself fails on a template whose expressions span lines; axe finds positive tabindexes in the tests.
      'lit-a11y/tabindex-no-positive': 'off',
      // Lit's base class always has the callbacks.
      'wc/guard-super-call': 'off',
      // The DOM's types promise what some pages lack: `crypto.subtle` without HTTPS, cameras, clipboards.
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
);
