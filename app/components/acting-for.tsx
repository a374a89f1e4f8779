import { useRouteLoaderData } from '@remix-run/react';
import { useState } from 'react';
import { actingFor } from '#app/domain/kernel/actor.ts';
import type { ShellData } from './shell/shell-data.ts';

type ActingForProps = {
  /** For whom the form was opened, when it comes back refused: it stays that organisation's until the page is loaded anew. */
  start?: unknown;
};

/**
 * The organisation a form was opened for. The server refuses the form once the person acts for another one (in another tab),
 * so that nothing is done in the wrong name. Forms of people who act for nobody carry none.
 */
export function ActingFor({ start }: ActingForProps) {
  const root = useRouteLoaderData<{ shell: ShellData }>('root');
  const organizationId = typeof start === 'string' ? start : root?.shell.organization?.id;
  const [first] = useState(organizationId);
  return first ? <input type="hidden" name={actingFor} value={first} /> : null;
}
