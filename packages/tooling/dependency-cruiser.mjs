/** The arrows of the picture in README.md, types included, and the layers of the server. Tests may import more. */
const source = name => `^packages/${name}/src/`;
const server = source('server');
const installed = 'node_modules/';

/** Package → the packages that its sources import. */
const arrows = {contract: [], sdk: ['contract'], elements: ['sdk', 'contract'], server: ['contract']};

const packageArrows = Object.entries(arrows).map(([name, allowed]) => ({
  name: `${name}-imports-${allowed.join('-and-') || 'no-package'}`,
  severity: 'error',
  from: {path: source(name)},
  to: {path: '^(packages|examples|stories|bench)/', pathNot: [installed, ...[name, ...allowed].map(source)]},
}));

export default {
  forbidden: [
    ...packageArrows,
    {
      name: 'elements-imports-only-types-of-contract',
      comment:
        'Its schemas would come to every page; the SDK passes on what a page needs. The check of a language is on no page.',
      severity: 'error',
      from: {path: source('elements'), pathNot: '^packages/elements/src/check-language/'},
      to: {path: source('contract'), dependencyTypesNot: ['type-only']},
    },
    {
      name: 'packages-through-their-entries',
      comment: 'Import `@gov-rating/…`, not a path into another package.',
      severity: 'error',
      from: {path: '^packages/([^/]+)/'},
      to: {path: '^packages/', pathNot: '^packages/$1/', dependencyTypes: ['local']},
    },
    {name: 'what-is-imported-exists', severity: 'error', from: {}, to: {couldNotResolve: true}},
    {name: 'no-cycle-of-files', severity: 'error', from: {}, to: {circular: true}},
    {
      name: 'no-cycle-of-folders',
      comment: 'Two folders that import each other are one.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: {circular: true},
    },
    {
      name: 'domain-imports-only-domain-and-contract',
      severity: 'error',
      from: {path: `${server}domain/`},
      to: {path: '^packages/', pathNot: [installed, `${server}domain/`, source('contract')]},
    },
    {
      name: 'engine-imports-nothing-of-the-field',
      severity: 'error',
      from: {path: `${server}database/engine/`},
      to: {path: '^packages/', pathNot: [installed, `${server}database/engine/`]},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    doNotFollow: {path: 'node_modules'},
    exclude: {path: ['\\.(test|test-d|contract|conformance|fixtures)\\.ts$', '/src/testing/']},
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@gov-rating/source', 'types', 'node', 'import', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
