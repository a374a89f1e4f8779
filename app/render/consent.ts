import type { Lang } from '#app/i18n/href.ts';
import { getT } from '#app/i18n/t.server.ts';

/** The sentence a signer agrees to, in the language they read it in; kept with the signature. */
export function consentText(
  lang: Lang,
  values: { name: string; organization: string; code: string; sha256: string },
): string {
  return getT(lang, 'pilots')('sign.consent', values);
}
