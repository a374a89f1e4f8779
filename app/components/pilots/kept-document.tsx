import { useT } from '#app/i18n/hooks.ts';

type Props = {
  /** The part of a stored document that pages show; rendered by us from escaped text. */
  html: string;
  sha256: string;
  /** Address of the file itself. */
  file: string;
};

/** A signed document as it is kept, with its hash and the file to check it against. Prints as a document. */
export function KeptDocument({ html, sha256, file }: Props) {
  const { t } = useT('pilots');
  return (
    <>
      <div className="mb-6 border-y border-line py-3 text-sm print:hidden">
        <p>{t('document.hashLead')}</p>
        <p className="mt-1">
          SHA-256 <code className="[overflow-wrap:anywhere]">{sha256}</code>
        </p>
        <p className="mt-1">
          <a href={file} className="text-sea underline" download>
            {t('document.download')}
          </a>
        </p>
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own renderer wrote it, every value in it is escaped */}
      <article className="kept-document" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
