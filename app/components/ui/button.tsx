import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from './link.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded py-2 text-base font-bold no-underline transition-colors disabled:cursor-not-allowed disabled:opacity-60 print:hidden';

const looks: Record<ButtonVariant, string> = {
  // Flame red is kept for the one call to action of a page.
  primary: 'px-5 bg-flame text-on-flame hover:bg-flame-strong',
  secondary:
    'px-5 border border-line-strong bg-sheet text-sea hover:border-sea hover:bg-sea-soft hover:text-sea-strong',
  quiet:
    'px-2 font-normal text-sea underline decoration-1 underline-offset-[0.2em] hover:text-sea-strong hover:decoration-2',
  danger: 'px-5 border border-danger bg-sheet text-danger hover:bg-flame-soft',
};

type Look = { variant?: ButtonVariant; icon?: ReactNode; wide?: boolean };

function look({ variant = 'secondary', wide }: Look, className?: string): string {
  return [shape, looks[variant], wide ? 'w-full' : '', className ?? ''].join(' ');
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & Look;

/** A button says a verb. `primary` once a page; `danger` for what takes something away. Submits unless told otherwise. */
export function Button({ variant, icon, wide, className, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button type={type} className={look({ variant, wide }, className)} {...rest}>
      {icon}
      {children}
    </button>
  );
}

type ButtonLinkProps = Look & {
  to: string;
  children: ReactNode;
  className?: string;
  prefetch?: 'intent' | 'none';
  reloadDocument?: boolean;
};

/** A link that is the next step: looks like a button, is announced as a link. */
export function ButtonLink({ variant, icon, wide, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link look="plain" className={look({ variant, wide }, className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}
