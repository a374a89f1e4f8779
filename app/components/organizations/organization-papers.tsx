import { DocumentList } from '#app/components/document-list.tsx';
import type { ListedDocument } from '#app/components/file-upload/document-row.tsx';
import { FileUpload } from '#app/components/file-upload.tsx';
import { Section } from '#app/components/ui/section.tsx';
import { useT } from '#app/i18n/hooks.ts';

type OrganizationPapersProps = {
  organizationId: string;
  documents: readonly (ListedDocument & { purpose: string })[];
  mayAttach: boolean;
  mayLogo: boolean;
  startup: boolean;
};

const pictures = '.png,.jpg,.jpeg,.webp,.svg';

/** Papers by what they prove, and the logo. Who may not add to them reads what is there. */
export function OrganizationPapers({
  organizationId,
  documents,
  mayAttach,
  mayLogo,
  startup,
}: OrganizationPapersProps) {
  const { t } = useT('profile');
  const purposes = (['registration', 'authorization', 'recognition', 'other'] as const).filter(
    (purpose) => purpose !== 'recognition' || startup,
  );
  const shown = mayLogo ? ([...purposes, 'logo'] as const) : purposes;
  return (
    <Section id="giay-to" title={t('papers.title')} lead={t('papers.lead')}>
      <div className="grid grid-cols-1 gap-x-12 gap-y-10 lg:grid-cols-2">
        {shown.map((purpose) => {
          const files = documents.filter((document) => document.purpose === purpose);
          return (purpose === 'logo' ? mayLogo : mayAttach) ? (
            <FileUpload
              key={purpose}
              subjectKind="organization"
              subjectId={organizationId}
              purpose={purpose}
              documents={files}
              label={t(`papers.${purpose}`)}
              hint={t(`papers.${purpose}Hint`)}
              accept={purpose === 'logo' ? pictures : undefined}
            />
          ) : (
            <div key={purpose}>
              <h3 className="mb-2 font-bold">{t(`papers.${purpose}`)}</h3>
              <DocumentList documents={files} />
            </div>
          );
        })}
      </div>
    </Section>
  );
}
