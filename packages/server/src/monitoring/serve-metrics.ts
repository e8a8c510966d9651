import {createServer, type Server} from 'node:http';

/** Where to answer Prometheus, and what. */
export interface MetricsOptions {
  readonly port: number;
  readonly host: string;
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

/** A listener that answers. */
export interface RunningMetrics {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Answers `GET /metrics` on a port of its own, apart from the port that citizens reach. Scrapes that come at the same time
 * share one answer. Rejects with Node's error when the port cannot be had.
 */
export async function serveMetrics({port, host, contentType, text}: MetricsOptions): Promise<RunningMetrics> {
  let scrape: Promise<string> | undefined;
  const shared = () => (scrape ??= text().finally(() => (scrape = undefined)));
  const server = createServer({requestTimeout: 10_000, headersTimeout: 5_000}, (request, response) => {
    const known = request.url?.split('?', 1)[0] === '/metrics';
    if (!known || request.method !== 'GET') {
      response.writeHead(known ? 405 : 404, known ? {Allow: 'GET'} : {}).end();
      return;
    }
    shared().then(
      body => response.writeHead(200, {'Content-Type': contentType, 'Cache-Control': 'no-store'}).end(body),
      () => response.writeHead(500).end(),
    );
  });
  server.maxConnections = 20;
  await listening(server, port, host);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      resolve();
    });
  });
}
