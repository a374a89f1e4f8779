import { Link as RemixLink, NavLink as RemixNavLink } from '@remix-run/react';
import type { ComponentProps } from 'react';
import { useHref } from '#app/i18n/hooks.ts';

type LinkProps = Omit<ComponentProps<typeof RemixLink>, 'to'> & {
  to: string;
  /** `plain` leaves the look to its surroundings. */
  look?: 'inline' | 'plain';
};

const inline = 'text-sea underline decoration-1 underline-offset-[0.2em] hover:text-sea-strong hover:decoration-2';

/** A link in the language of the page; `to` is written without `/en`. */
export function Link({ to, look = 'inline', className = '', ...rest }: LinkProps) {
  const href = useHref();
  return <RemixLink {...rest} to={href(to)} className={look === 'inline' ? `${inline} ${className}` : className} />;
}

type NavLinkProps = Omit<ComponentProps<typeof RemixNavLink>, 'to'> & { to: string };

/** A link of a navigation; says by `aria-current` that its page is open. */
export function NavLink({ to, ...rest }: NavLinkProps) {
  const href = useHref();
  return <RemixNavLink {...rest} to={href(to)} />;
}
