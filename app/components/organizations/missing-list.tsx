import { Link } from '#app/components/ui/link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { MissingItem } from '#app/domain/organizations/organization-completeness.ts';
import { useT } from '#app/i18n/hooks.ts';

const pageOf: Record<MissingItem, string> = {
  sub_kind: '/don-vi/ho-so/phap-ly',
  register: '/don-vi/ho-so/phap-ly',
  address: '/don-vi/ho-so/thong-tin',
  contact: '/don-vi/ho-so/thong-tin',
  registration_document: '/don-vi/ho-so#giay-to',
  authorization_document: '/don-vi/ho-so#giay-to',
  bank: '/don-vi/ho-so/tai-khoan',
  recognition_document: '/don-vi/ho-so#giay-to',
};

/** What stands between an organisation and its request, each with the page where it is mended. */
export function MissingList({ missing }: { missing: readonly MissingItem[] }) {
  const { t } = useT('profile');
  return (
    <Notice kind="warning" title={t('missing.title')}>
      <ul className="list-disc space-y-1 pl-5">
        {missing.map((item) => (
          <li key={item}>
            <Link to={pageOf[item]}>{t(`missing.${item}`)}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
