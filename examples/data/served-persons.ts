import type {ServedPerson} from '@gov-rating/contract';
import type {ServiceClient} from '@gov-rating/sdk/service';
import type {AppOptions} from '@gov-rating/server';

/** The usual names of Chinese examples; no real person is meant. */
const names = ['张三', '李四', '王五', '赵六', '钱七', '孙八', '周九', '吴十', '示例科技有限公司'];

/** Invented: no telephone answers, because no area code of China begins with 00. */
function personOf(projectNo: string): ServedPerson {
  const number = Number(projectNo.replace(/\D/g, '').slice(-4));
  return {name: names[number % names.length] as string, phone: `000-0000${String(number).padStart(4, '0')}`};
}

/** A department that registers the person it served, if there are keys to encrypt persons. */
export function tellingPersons(client: ServiceClient, {dataKeys}: Pick<AppOptions, 'dataKeys'>): ServiceClient {
  if (!dataKeys) return client;
  return {
    ...client,
    putService: input => client.putService({...input, person: personOf(input.projectNo ?? input.ticketNumber ?? '')}),
  };
}
