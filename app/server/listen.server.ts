import { createServer, type RequestListener, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { env } from '#app/env.server.ts';
import { log } from '#app/log.server.ts';

let stopping = false;

/**
 * Listens where the configuration says: everywhere in production, on this machine only in the demo (both loopback
 * addresses, since browsers try either for `localhost`).
 */
export async function listen(handle: RequestListener): Promise<Server[]> {
  const hosts = env.host ? [env.host] : env.production ? [undefined] : ['127.0.0.1', '::1'];
  const servers: Server[] = [];
  let port = env.port;
  for (const host of hosts) {
    const server = createServer({ requestTimeout: 300_000, headersTimeout: 20_000, keepAliveTimeout: 20_000 }, handle);
    try {
      await begin(server, port, host);
    } catch (error) {
      if (servers.length > 0) continue; // no IPv6 on this machine
      throw error;
    }
    const address = server.address();
    if (address !== null && typeof address === 'object') port = address.port;
    servers.push(server);
  }
  return servers;
}

function begin(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host !== undefined && { host }) }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Once stopping, every answer asks the client to come back on a new connection. */
export function closeWhenStopping(handle: RequestListener): RequestListener {
  return (request, response) => {
    if (stopping) response.setHeader('Connection', 'close');
    handle(request, response);
  };
}

/**
 * Ends in good order: for a moment answers still go out on open connections (each telling its client to reconnect
 * elsewhere), then nothing new is accepted and what is under way is finished. Gone within 9 s whatever happens.
 */
export async function drain(servers: Server[], afterwards: () => Promise<void>): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info('stopping');
  setTimeout(() => process.exit(1), 9000).unref();
  await wait(500);
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      return closed;
    }),
  );
  await afterwards();
  process.exit(0);
}
