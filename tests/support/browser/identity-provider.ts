import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/**
 * A real OpenID Connect provider on this machine (certified `oidc-provider`), with its own pages for signing in and agreeing.
 * Whatever is typed there as the login is the subject; one with an @ is an address too, verified unless it begins with
 * `unverified`.
 */
export const providerClient = { id: 'de-bai', secret: 'bi-mat-cua-may-thu' };

/** @param returnTo the site's address to return to */
export async function startIdentityProvider(
  port: number,
  returnTo: string,
): Promise<{ issuer: string; server: Server }> {
  // Silence: its development notices are no failure.
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: providerClient.id,
        client_secret: providerClient.secret,
        redirect_uris: [returnTo],
        application_type: 'web',
      },
    ],
    cookies: { keys: ['may-thu'] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: 'Nguyễn Thị Hoa Phượng',
        ...(id.includes('@') ? { email: id, email_verified: !id.startsWith('unverified') } : {}),
      }),
    }),
  });
  server.on('request', provider.callback());
  return { issuer, server };
}
