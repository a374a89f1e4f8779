import { useT } from '#app/i18n/hooks.ts';
import { Moment } from '../deadline.tsx';
import { Link } from '../ui/link.tsx';
import { Section } from '../ui/section.tsx';

export type ShownSignature = {
  organizationId: string;
  organizationName: string;
  signerName: string;
  method: 'typed_consent' | 'digital_signature';
  decisionNumber: string | null;
  signedDocumentId: string | null;
  signedAt: Date;
};

type Props = {
  contractId: string;
  documentSha256: string;
  parties: { id: string; name: string; role: string }[];
  signatures: ShownSignature[];
};

/** Which side has signed, who, when and how, over which document. */
export function SignatureList({ contractId, documentSha256, parties, signatures }: Props) {
  const { t } = useT('pilots');
  return (
    <Section title={t('signature.title')}>
      <p>
        <Link to={`/hop-dong/${contractId}/van-ban`}>{t('signature.document')}</Link>
      </p>
      <p className="mt-1 text-sm text-muted">
        SHA-256 <code className="[overflow-wrap:anywhere]">{documentSha256}</code>
      </p>
      <ul className="mt-4 grid gap-x-10 gap-y-4 md:grid-cols-2">
        {parties.map((party) => {
          const signature = signatures.find((each) => each.organizationId === party.id);
          return (
            <li key={party.id} className="border-t border-line pt-3">
              <p className="text-sm text-muted">{party.role}</p>
              <p className="font-bold">{party.name}</p>
              {signature ? <Signed signature={signature} /> : <p className="mt-1">{t('signature.missing')}</p>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Signed({ signature }: { signature: ShownSignature }) {
  const { t } = useT('pilots');
  return (
    <>
      <p className="mt-1">
        {t('signature.by', { name: signature.signerName })} · <Moment at={signature.signedAt} zone />
      </p>
      <p className="text-sm text-muted">
        {t(`signature.method.${signature.method}`)}
        {signature.decisionNumber ? ` · ${t('signature.decision', { number: signature.decisionNumber })}` : ''}
      </p>
      {signature.signedDocumentId ? (
        <p>
          <a href={`/tep/${signature.signedDocumentId}`} className="text-sea underline" download>
            {t('signature.copy')}
          </a>
        </p>
      ) : null}
    </>
  );
}
