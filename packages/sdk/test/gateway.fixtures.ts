import {createServer, request as ask, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** What a gateway does with a request instead of passing it on; true when it has answered by itself. */
export type Meddling = (request: IncomingMessage, response: ServerResponse) => boolean | void;

/**
 * A gateway over real HTTP in front of a server. `meddle` may change method, address and headers of a request before it is
 * passed on, or answer by itself. Closes with `await using`.
 */
export async function aGateway(target: string, meddle: Meddling = () => undefined) {
  let meddling = meddle;
  const {hostname, port} = new URL(target);
  const server = createServer((request, response) => {
    if (meddling(request, response) === true) return void request.resume();
    const {method, url: path, headers} = request;
    const passed = ask({hostname, port, method, path, headers: {...headers, host: `${hostname}:${port}`}}, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** From now on it meddles so. */
    becomes: (other: Meddling) => void (meddling = other),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

/** A gateway that takes off headers. */
export const without =
  (...names: string[]): Meddling =>
  ({headers}) => {
    for (const name of names) delete headers[name];
  };

/** A gateway that answers by itself. */
export const answering =
  (status: number, body: string, headers: Record<string, string> = {'content-type': 'text/html'}): Meddling =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };
