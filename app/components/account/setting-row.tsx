import type { ReactNode } from 'react';
import { ButtonLink } from '../ui/button.tsx';

type SettingRowProps = { title: string; children: ReactNode; to: string; action: string };

/** One thing of the account: what it is, how it stands, and the page where it is changed. */
export function SettingRow({ title, children, to, action }: SettingRowProps) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-4">
      <div className="min-w-0 flex-1 basis-60">
        <h3 className="text-base font-bold">{title}</h3>
        <div className="text-muted wrap-anywhere">{children}</div>
      </div>
      <ButtonLink to={to}>{action}</ButtonLink>
    </li>
  );
}
