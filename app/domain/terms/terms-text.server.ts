import type { TermsDocument, TermsVersion } from './terms.versions.ts';
import { privacy1 } from './texts/privacy-1.server.ts';
import { rules1 } from './texts/rules-1.server.ts';
import { terms1 } from './texts/terms-1.server.ts';
import { terms2 } from './texts/terms-2.server.ts';

const texts: Record<TermsDocument, Record<string, { vi: string; en: string }>> = {
  rules: { '1': rules1 },
  terms: { '1': terms1, '2': terms2 },
  privacy: { '1': privacy1 },
};

/** The full text of a version, in the little markup of `components/prose.tsx`; null when there is no such version. */
export function termsText(
  { document, version }: Pick<TermsVersion, 'document' | 'version'>,
  lang: 'vi' | 'en',
): string | null {
  return texts[document][version]?.[lang] ?? null;
}
