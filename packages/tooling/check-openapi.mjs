/** Holds the committed OpenAPI description against the linter's recommended rules. */
import {createConfig, formatProblems, getTotals, lint} from '@redocly/openapi-core';
import {root} from './run.mjs';

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'no-server-example.com': 'error',
    // The description is served by the server it describes, wherever that runs.
    'no-empty-servers': 'error',
    // Health and the token route answer without any 4xx of their own beyond the common ones.
    'operation-4xx-response': 'error',
  },
});
const found = await lint({ref: `${root}packages/contract/openapi.json`, config});
const {errors, warnings} = getTotals(found);
if (found.length > 0) formatProblems(found, {format: 'codeframe', totals: {errors, warnings, ignored: 0}});
process.exitCode = errors + warnings > 0 ? 1 : 0;
