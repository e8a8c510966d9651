import {once} from 'node:events';
import {connect, type Socket} from 'node:net';

/** Callers that hold a connection and do nothing useful with it; `leave` ends them. */
export interface SlowClients {
  leave(): void;
}

/** Connects clients of three kinds in turn: half a request, a body that never ends, an answer that is never read. */
export async function slowClients(url: string, count: number): Promise<SlowClients> {
  const {hostname, port} = new URL(url);
  const openings = [
    'GET /v1/health HTTP/1.1\r\nHost: x\r\n',
    'POST /v1/ratings HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{',
    'GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(20),
  ];
  const sockets: Socket[] = [];
  for (let number = 0; number < count; number++) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.pause();
    socket.write(openings[number % openings.length] ?? '');
    sockets.push(socket);
  }
  return {leave: () => sockets.forEach(socket => socket.destroy())};
}
