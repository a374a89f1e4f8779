import { env } from '#app/env.server.ts';

/** What people call an issuer; one that is configured no more goes by its address. */
export function providerLabel(issuer: string, lang: 'vi' | 'en'): string {
  return env.oidc?.issuer === issuer ? env.oidc.label[lang] : issuer;
}

/** The provider one may sign in with; null where none is configured. */
export function providerOffered(lang: 'vi' | 'en'): string | null {
  return env.oidc?.label[lang] ?? null;
}
