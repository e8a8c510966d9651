/** packages/contract/src/endpoints.ts: the routes without their schemas, for pages that must not carry zod. */
import {routes} from '@gov-rating/contract';

/** What a caller needs to know of a route; how long answers are kept and what is counted concerns the server alone. */
const facts = ['method', 'path', 'caller', 'scope', 'roles', 'keyed', 'form', 'csv', 'answer', 'responseCheck'];

/** The module's text. Each route is a constant of its own, so that a bundle holds only those it calls. */
export const endpointsModule = () => `// Generated from src/routes by "npm run generate"; edit the routes instead.
/* eslint-disable max-lines */
/**
 * The routes without their schemas: method, path, caller and the check of an answer.
 *
 * @example
 * \`\`\`ts
 * import {getStatistics, pathParameters, stepOrder} from '@gov-rating/contract/endpoints';
 *
 * const url = new URL(getStatistics.path, 'https://rating.example.gov.cn');
 * pathParameters(stepOrder.path); // ['orderNumber']
 * \`\`\`
 */
import type {Endpoint} from './endpoint.ts';
import type {RouteName} from './types.ts';

export {pathParameters, scopes, type Caller, type Endpoint, type ResponseCheck, type Scope} from './endpoint.ts';
export type {RouteName} from './types.ts';

${Object.values(routes).map(constantOf).join('\n')}
/** Every route of the interface by name. */
export const endpoints = {
${Object.values(routes).map(memberOf).join('\n')}
} as const satisfies {readonly [N in RouteName]: Endpoint};
`;

const comment = ({summary}) => `/** ${summary}. */`;

const constantOf = route => {
  const known = Object.fromEntries(facts.filter(name => name in route).map(name => [name, route[name]]));
  return `${comment(route)}\nexport const ${route.operationId} = ${JSON.stringify(known)} as const;\n`;
};

const memberOf = route => `  ${comment(route)}\n  ${route.operationId},`;
