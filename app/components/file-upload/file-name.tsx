import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';

type FileNameProps = {
  name: string;
  detail: string;
  href?: string;
  label?: string;
  /** Its state, beside the detail. */
  children?: ReactNode;
};

/** A file's name, in full, with what is known of it under it. The direction is fixed: a name cannot turn the line around. */
export function FileName({ name, detail, href, label, children }: FileNameProps) {
  return (
    <div className="flex min-w-0 gap-2.5">
      <FileText aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-muted" />
      <div className="min-w-0">
        <Name href={href} label={label}>
          <bdi dir="ltr" className="[overflow-wrap:anywhere]">
            {name}
          </bdi>
        </Name>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          {detail}
          {children}
        </p>
      </div>
    </div>
  );
}

function Name({
  href,
  label,
  children,
}: {
  href?: string | undefined;
  label?: string | undefined;
  children: ReactNode;
}) {
  if (!href) return <p className="font-bold">{children}</p>;
  return (
    <p>
      <a
        href={href}
        aria-label={label}
        download
        className="font-bold text-sea underline decoration-1 underline-offset-[0.2em] hover:text-sea-strong hover:decoration-2"
      >
        {children}
      </a>
    </p>
  );
}
