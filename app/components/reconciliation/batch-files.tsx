import { useT } from '#app/i18n/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';

type Props = { batchId: string; files: readonly { format: 'csv' | 'pain001'; sha256: string }[] };

/** The bank files of an approved batch, each with its hash. Taking one is an act and a form of its own. */
export function BatchFiles({ batchId, files }: Props) {
  const { t } = useT('reconciliation');
  return (
    <Section title={t('batch.files')} lead={t('batch.filesLead')}>
      <ul className="space-y-4">
        {files.map(({ format, sha256 }) => (
          <li key={format}>
            <form method="post" action={`/dieu-phoi/doi-soat/lenh-chi/${batchId}/tep/${format}`}>
              <Button>{t(`batch.file.${format}`)}</Button>
            </form>
            <p className="mt-1 text-sm break-all text-muted">
              {t('batch.hash')}: {sha256}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
