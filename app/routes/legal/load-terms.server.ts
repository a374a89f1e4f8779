import { DomainError } from '#app/domain/kernel/errors.ts';
import { type TermsDocument, versionsInForce, versionsOf } from '#app/domain/terms/terms.versions.ts';
import { termsText } from '#app/domain/terms/terms-text.server.ts';
import { langOf } from '#app/i18n/href.ts';
import { getT } from '#app/i18n/t.server.ts';

/** A document in the version the address names, else in the one in force. @throws DomainError not_found */
export function loadTerms(request: Request, document: TermsDocument) {
  const versions = versionsOf(document);
  const current = versionsInForce(new Date()).find((each) => each.document === document)?.version ?? null;
  const asked = new URL(request.url).searchParams.get('phien-ban') ?? current;
  const shown = versions.find(({ version }) => version === asked);
  const text = shown && termsText(shown, langOf(request));
  if (!shown || !text) throw new DomainError('not_found');
  const t = getT(request, 'terms');
  return {
    page: { title: t(`document.${document}`), description: t(`lead.${document}`) },
    document,
    shown,
    current,
    versions,
    text,
  };
}
