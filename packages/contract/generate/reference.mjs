/** The tables of packages/contract/README.md: routes, states and steps of an order, as the sources have them. */
import {orderStates, orderSteps, orderStepTable, roleNames, routes} from '@gov-rating/contract';
import {code, table, withTables} from '../../tooling/tables.mjs';

const places = {handling: '承办机构', above: '上级机构', receiving: '拟接收机构', system: '系统'};

/** The README with its tables as the contract is now. */
export const withContractReference = readme =>
  withTables(readme, {
    routes: table(
      ['route', 'method and path', 'caller', 'what it does'],
      Object.entries(routes).map(([name, route]) => [
        code(name),
        `${route.method} ${route.path}`,
        callerOf(route),
        route.summary,
      ]),
    ),
    states: table(
      ['state', '中文', 'clock that runs'],
      Object.entries(orderStates).map(([state, {name, clock, ended}]) => [
        code(state),
        name['zh-CN'],
        clock ? code(clock) : ended ? 'none, the duty has ended' : 'none',
      ]),
    ),
    steps: table(
      ['step', '中文', 'from', 'to', 'who', 'where', 'needs'],
      orderStepTable.map(({state, step, to, roles, at, only, when}) => [
        code(step),
        orderSteps[step].name['zh-CN'],
        code(state) + (only ? `, ${only} ratings only` : '') + (when === 'offered' ? ', while offered' : ''),
        code(to),
        roles.map(role => roleNames[role]['zh-CN']).join('、') || '系统',
        places[at],
        orderSteps[step].needs.map(code).join(', '),
      ]),
    ),
  });

function callerOf({caller, scope, roles = []}) {
  const named = {anyone: 'anyone', citizen: 'citizen, invitation token', department: `department, ${code(scope)}`};
  if (named[caller]) return named[caller];
  const people = roles.map(code).join(', ');
  return caller === 'office' ? `${people}, or department with ${code(scope)}` : people;
}
