import { FileUpload } from '#app/components/file-upload.tsx';
import { useT } from '#app/i18n/hooks.ts';
import type { ListedDocument } from '../file-upload/document-row.tsx';
import { ButtonLink } from '../ui/button.tsx';

type FilesStepProps = {
  solutionId: string;
  documents: readonly (ListedDocument & { purpose: string })[];
  blind: boolean;
};

/** Files of a solution; for a blind panel each also as a copy without names. */
export function FilesStep({ solutionId, documents, blind }: FilesStepProps) {
  const { t } = useT('solutions', 'documents');
  const of = (purpose: string) => documents.filter((document) => document.purpose === purpose);
  return (
    <div className="space-y-8">
      <FileUpload
        subjectKind="solution"
        subjectId={solutionId}
        purpose="attachment"
        documents={of('attachment')}
        label={t('files.attachments')}
      />
      {blind ? (
        <FileUpload
          subjectKind="solution"
          subjectId={solutionId}
          purpose="anonymised"
          documents={of('anonymised')}
          label={t('files.anonymisedTitle')}
          hint={t('files.anonymisedHint')}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
        <ButtonLink variant="primary" to={`/giai-phap/${solutionId}/nop`}>
          {t('edit.review')}
        </ButtonLink>
        <ButtonLink variant="quiet" to={`/giai-phap/${solutionId}`}>
          {t('edit.leave')}
        </ButtonLink>
      </div>
    </div>
  );
}
