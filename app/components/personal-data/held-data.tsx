import { dataKindNames, dataKinds, type Keep } from '#app/domain/personal-data/data-kinds.topics.ts';
import { useT } from '#app/i18n/hooks.ts';
import { Section } from '../ui/section.tsx';
import { Table } from '../ui/table.tsx';

/** What is held, why and for how long: the list that the retention job applies. */
export function HeldData() {
  const { t } = useT('personalData');
  const length = (keep: Keep) => {
    if (typeof keep === 'string') return t(`keep.${keep}`);
    const months = Math.round(keep.days / 30.4);
    return keep.days < 60 ? t('keep.days', { count: keep.days }) : t('keep.months', { count: months });
  };
  return (
    <Section title={t('held.title')} lead={t('held.lead')} id="du-lieu-duoc-giu">
      <div className="text-base">
        <Table
          caption={t('held.caption')}
          rowKey={(kind) => kind}
          rows={dataKindNames}
          columns={[
            { key: 'what', heading: t('held.what'), cell: (kind) => t(`kind.${kind}.what`) },
            { key: 'why', heading: t('held.why'), cell: (kind) => t(`kind.${kind}.why`), stacked: true },
            { key: 'keep', heading: t('held.keep'), cell: (kind) => length(dataKinds[kind].keep), stacked: true },
          ]}
        />
      </div>
    </Section>
  );
}
