import { createCookie } from '@remix-run/node';
import { env } from '#app/env.server.ts';

/** Bind a way to the identity provider, and what came of it, to the browser that began it. The tables know the rest. */
const secure = env.publicUrl.startsWith('https://');

const ofBrowser = (name: string) =>
  createCookie(secure ? `__Host-${name}` : name, {
    httpOnly: true,
    secure,
    sameSite: 'lax', // strict would be left out when the provider sends the browser back
    path: '/',
    maxAge: 600,
  });

const flow = ofBrowser('oidc-flow');
const arrival = ofBrowser('oidc-arrival');

type FlowCookie = { state: string; lang: 'vi' | 'en' };

/** @returns the Set-Cookie header */
export const flowCookie = (value: FlowCookie) => flow.serialize(value);

/** @returns the Set-Cookie header */
export const forgetFlow = () => flow.serialize('', { maxAge: 0 });

/** Which flow this browser began, and in which language. */
export async function readFlow(request: Request): Promise<{ state: string | null; lang: 'vi' | 'en' }> {
  const value: unknown = await flow.parse(request.headers.get('Cookie'));
  const { state, lang } = (typeof value === 'object' && value ? value : {}) as Partial<FlowCookie>;
  return { state: typeof state === 'string' ? state : null, lang: lang === 'en' ? 'en' : 'vi' };
}

/** @returns the Set-Cookie header */
export const arrivalCookie = (token: string) => arrival.serialize(token);

/** @returns the Set-Cookie header */
export const forgetArrival = () => arrival.serialize('', { maxAge: 0 });

export async function readArrival(request: Request): Promise<string | null> {
  const token: unknown = await arrival.parse(request.headers.get('Cookie'));
  return typeof token === 'string' && token !== '' && token.length < 100 ? token : null;
}
