import {endpoints} from '@gov-rating/contract';

const order = ['GET', 'HEAD', 'POST'] as const;

/** Every path with the methods that it takes, as the `Allow` header lists them. `documents` are read with GET. */
export function methodsByPath(...documents: string[]): Map<string, string> {
  const all = new Map<string, string[]>(documents.map(path => [path, ['GET', 'HEAD']]));
  for (const {path, method} of Object.values(endpoints)) {
    all.set(path, [...(all.get(path) ?? []), ...(method === 'GET' ? ['GET', 'HEAD'] : [method])]);
  }
  return new Map(
    [...all].map(([path, methods]) => [path, [...order.filter(name => methods.includes(name)), 'OPTIONS'].join(', ')]),
  );
}
