import { createServer, type RequestListener, type Server } from 'node:http';
import { Server as NetServer } from 'node:net';
import { env } from '#app/env.server.ts';
import { log } from '#app/log.server.ts';

let stopping = false;
/** The port is closed: whoever is answered now has to come back elsewhere. */
let closed = false;

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

/** Once the port is closed, every answer asks the client to come back on a new connection. */
export function closeWhenStopping(handle: RequestListener): RequestListener {
  return (request, response) => {
    if (closed) response.setHeader('Connection', 'close');
    handle(request, response);
  };
}

/**
 * Ends in good order: no new connection is accepted, and those that exist are answered once more, each answer telling its
 * client to reconnect elsewhere. They are told only now: told before, all of them would be reconnecting at the very moment
 * the port closes, and a connection that waits to be accepted then is reset. A connection that stayed silent for two
 * seconds is closed from our side; earlier its client may be sending just then. Gone within 9 s whatever happens.
 */
export async function drain(servers: Server[], afterwards: () => Promise<void>): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info('stopping');
  setTimeout(() => process.exit(1), 9000).unref();
  // Right after the event loop accepted what had queued up.
  await new Promise((resolve) => setImmediate(resolve));
  const silent = servers.map(closeWhenSilent);
  closed = true;
  await Promise.all(silent);
  await afterwards();
  process.exit(0);
}

function closeWhenSilent(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Not the HTTP server's own `close`, which cuts connections whose next request is on its way.
    NetServer.prototype.close.call(server, () => resolve());
    setTimeout(() => server.closeIdleConnections(), 2000).unref();
  });
}
