import { Moment } from '#app/components/deadline.tsx';
import { Card } from '#app/components/ui/section.tsx';
import { useT } from '#app/i18n/hooks.ts';

type ReceiptProps = {
  solutionId: string;
  version: { number: number; sha256: string; submittedAt: Date };
};

/** The receipt of a sealed version, large enough to be read out and compared; printed as it stands. */
export function Receipt({ solutionId, version }: ReceiptProps) {
  const { t } = useT('solutions');
  const groups = version.sha256.match(/.{1,8}/g) ?? [];
  return (
    <Card>
      <h2 className="text-lg">{t('receipt.title', { number: version.number })}</h2>
      <p className="mt-1">
        {t('receipt.sealedAt')} <Moment at={version.submittedAt} zone />
      </p>
      <p className="mt-4 text-sm text-muted">{t('receipt.hash')}</p>
      <p className="font-mono text-lg leading-relaxed font-bold md:text-xl">
        {/* One word to those who copy it or hear it; groups of eight to those who compare it. */}
        <span className="sr-only">{version.sha256}</span>
        <span aria-hidden="true" className="flex flex-wrap gap-x-4 select-all">
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups of one hash, which never changes
            <span key={index}>{group}</span>
          ))}
        </span>
      </p>
      <p className="mt-4 max-w-reading text-sm text-muted">{t('receipt.explain')}</p>
      <p className="mt-2 text-sm print:hidden">
        <a
          className="text-sea underline underline-offset-[0.2em]"
          href={`/giai-phap/${solutionId}/phien-ban/${version.number}`}
          download
        >
          {t('receipt.download', { number: version.number })}
        </a>
      </p>
    </Card>
  );
}
