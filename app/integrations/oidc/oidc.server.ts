import * as client from 'openid-client';
import { env } from '#app/env.server.ts';

/**
 * The identity provider, by OpenID Connect: authorization code with PKCE, state and nonce. A person waits for it, so it
 * answers within the request, outside any transaction, and gives up after eight seconds in all.
 */
const limitSeconds = 8;

/** Why nobody came in: the person said no, the answer does not hold, or the provider does not answer. */
export type OutsideProblem = 'refused' | 'wrong' | 'unavailable';

type Flow = { state: string; nonce: string; codeVerifier: string };

let discovered: { configuration: client.Configuration; at: number } | undefined;
const rediscoverAfter = 60 * 60_000;

/** Endpoints and keys as the issuer publishes them; asked for again every hour, and after a failure at once. */
async function configuration(): Promise<client.Configuration> {
  if (!env.oidc) throw new Error('no identity provider is configured');
  if (discovered && Date.now() - discovered.at < rediscoverAfter) return discovered.configuration;
  const { issuer, clientId, clientSecret } = env.oidc;
  // Production refuses an issuer without TLS; a provider on this machine has none.
  const plain = issuer.startsWith('http://') ? { execute: [client.allowInsecureRequests] } : {};
  const options = { timeout: limitSeconds, ...plain };
  const found = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, options);
  discovered = { configuration: found, at: Date.now() };
  return found;
}

/** Registered at the provider; the same in both languages. */
const returnAddress = () => `${env.publicUrl}/dang-nhap/oidc/tra-ve`;

/** @returns where to send the browser, or `unavailable` */
export async function providerAddress({ state, nonce, codeVerifier }: Flow): Promise<URL | OutsideProblem> {
  return withinLimit(async () =>
    client.buildAuthorizationUrl(await configuration(), {
      redirect_uri: returnAddress(),
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    }),
  );
}

/**
 * Trades the code for what the provider says of the person.
 * @param search the query that the browser came back with
 */
export function exchangeCode(search: string, { state, nonce, codeVerifier }: Flow) {
  return withinLimit(async () => {
    const provider = await configuration();
    const tokens = await client.authorizationCodeGrant(provider, new URL(returnAddress() + search), {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('no ID token'); // idTokenExpected has refused that already
    // Many providers put the address into the ID token; others only where the access token opens it.
    const asks = claims.email === undefined && provider.serverMetadata().userinfo_endpoint !== undefined;
    const said = asks ? await client.fetchUserInfo(provider, tokens.access_token, claims.sub) : claims;
    return identityFrom({ ...said, iss: claims.iss, sub: claims.sub, amr: claims.amr });
  });
}

function identityFrom(said: Record<string, unknown> & { iss: string; sub: string }) {
  const text = (value: unknown, most: number) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= most ? value.trim() : null;
  return {
    issuer: said.iss,
    subject: said.sub,
    email: text(said.email, 254)?.toLowerCase() ?? null,
    emailVerified: said.email_verified === true,
    displayName: text(said.name, 200)?.slice(0, 80) ?? null,
    secondFactor: env.oidc?.trustMfa === true && Array.isArray(said.amr) && said.amr.includes('mfa'),
  };
}

async function withinLimit<T>(work: () => Promise<T>): Promise<T | OutsideProblem> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<OutsideProblem>((resolve) => {
    timer = setTimeout(resolve, limitSeconds * 1000, 'unavailable');
  });
  try {
    return await Promise.race([work().catch(problemOf), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Every failure is one of three; what precisely was wrong is nothing a person could mend. */
function problemOf(error: unknown): OutsideProblem {
  if (error instanceof client.AuthorizationResponseError) {
    if (error.error === 'access_denied') return 'refused';
    return /^(server_error|temporarily_unavailable)$/.test(error.error) ? 'unavailable' : 'wrong';
  }
  if (error instanceof client.ResponseBodyError) return error.status >= 500 ? 'unavailable' : 'wrong';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^OAUTH_(JWT|INVALID|UNSUPPORTED|PARSE|KEY|ENCRYPTED)/.test(code)) return 'wrong';
  discovered = undefined; // the provider may have moved
  return 'unavailable';
}
