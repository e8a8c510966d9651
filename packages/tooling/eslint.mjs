import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.data/**',
      'stories/static/**',
      'packages/elements/custom-elements.json',
      'packages/elements/types/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname + '/../..'}},
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {from: 'package', package: 'node:test', name: ['default', 'test', 'it', 'describe', 'suite']},
          ],
        },
      ],
      '@typescript-eslint/no-misused-promises': ['error', {checksVoidReturn: false}],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      'no-empty': ['error', {allowEmptyCatch: false}],
      'no-restricted-exports': ['error', {restrictDefaultExports: {direct: true}}],
      eqeqeq: 'error',
    },
  },
  {files: ['**/*.ts', '**/*.mjs'], rules: {'max-lines': ['error', 400]}},
  {
    files: ['**/*.stories.ts', 'stories/.storybook/*.ts', 'examples/*/vite.config.ts'],
    rules: {'no-restricted-exports': 'off'},
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    plugins: {lit, wc},
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
          message: 'A style attribute breaks under a strict style-src; use a class or a custom property set by CSSOM.',
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.{contract,conformance}.ts', 'packages/*/test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^(only|skip)$/][object.name=/^(it|describe|test)$/]',
          message: 'No test is switched off or singled out.',
        },
        {
          selector: 'CallExpression[callee.name="aTimeout"]',
          message: 'Wait for what you expect, not for time to pass.',
        },
      ],
    },
  },
  {
    // Chai's assertions look like promises to the compiler, because one of them (accessible) is.
    files: ['packages/elements/src/**/*.{test,contract,conformance}.ts', 'packages/sdk/src/**/*.browser.test.ts'],
    rules: {'@typescript-eslint/no-floating-promises': 'off'},
  },
);
