import {createServiceClient, type ServiceClient} from '@gov-rating/sdk/service';
import {createApp, type AppOptions} from '@gov-rating/server';
import {demoInstitution} from './institutions.ts';
import type {Credentials} from './seed.ts';

const institutionCode = demoInstitution.code;

/** What people call the hall of the demo institution. */
export const hallName = '示例市不动产登记大厅';

const windows = [
  {number: '1', name: '综合受理窗口'},
  {number: '2', name: '登记发证窗口'},
] as const;

/** What people call the terminal of the hall. */
export const terminalName = '一楼自助终端';

/** Invented people with the numbers that the services of the example data have. */
const staff = [
  {staffNumber: 'A001', name: '郑明'},
  {staffNumber: 'A002', name: '冯静'},
  {staffNumber: 'A003', name: '陈平'},
] as const;

/**
 * Adds the hall, its windows and its staff where they are missing, through the interface. What was changed since stays as
 * it is.
 */
export async function furnishHall(options: AppOptions, credentials: Credentials): Promise<void> {
  const app = createApp(options);
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => app.fetch(new Request(input, init));
  // No socket is involved: the address only completes the URLs.
  const client = createServiceClient({baseUrl: 'http://localhost', fetch, ...credentials});
  const hall = (await findHall(client)) ?? (await client.putPoint({institutionCode, kind: 'hall', name: hallName}));
  const {items: open} = await client.listPoints({parentId: hall.pointId});
  for (const {number, name} of windows)
    if (!open.some(point => point.number === number))
      await client.putPoint({institutionCode, kind: 'window', name, number, parentId: hall.pointId});
  if (!open.some(point => point.name === terminalName))
    await client.putPoint({institutionCode, kind: 'terminal', name: terminalName, parentId: hall.pointId});
  const {items: known} = await client.listStaff({institutionCode, limit: 100});
  for (const person of staff)
    if (!known.some(({staffNumber}) => staffNumber === person.staffNumber))
      await client.putStaff({institutionCode, ...person});
}

/** The hall of the demo institution; undefined when it was closed. */
export async function findHall(client: Pick<ServiceClient, 'listPoints'>) {
  const {items} = await client.listPoints({institutionCode, kind: 'hall', limit: 100});
  return items.find(({name}) => name === hallName) ?? items[0];
}
