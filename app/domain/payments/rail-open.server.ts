import { DomainError } from '#app/domain/kernel/errors.ts';
import { env } from '#app/env.server.ts';
import type { Rail } from './rails.ts';

/**
 * Whether money may be asked for or sent on a rail here.
 * @throws DomainError unavailable `rail_not_open` for a rail this installation has no provider or account for, and for the
 *         sandbox in production, whatever the contract says
 */
export function assertRailOpen(rail: Rail): void {
  const open =
    (rail === 'sandbox' && !env.production) ||
    (rail === 'bank' && env.escrowAccount !== null) ||
    (rail === 'stripe' && env.stripe !== null);
  if (!open) throw new DomainError('unavailable', { reason: 'rail_not_open' });
}
