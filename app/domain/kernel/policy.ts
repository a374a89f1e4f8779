import type { Actor } from './actor.ts';
import { DomainError } from './errors.ts';

/** The answer of a policy predicate: pure, shared with the browser, which hides or explains a button with it. */
export type Decision = { allowed: true } | { allowed: false; reason: string };

const allow: Decision = { allowed: true };

/** @param reason a code with words in both languages under `errors.denied.<reason>` */
function deny(reason: string): Decision {
  return { allowed: false, reason };
}

/** The first denial wins; all allowed means allowed. */
export function allOf(...decisions: Decision[]): Decision {
  return decisions.find((decision) => !decision.allowed) ?? allow;
}

export function when(condition: boolean, reason: string): Decision {
  return condition ? allow : deny(reason);
}

const needsFreshFactor = 'needs_recent_second_factor';

/**
 * For signing and moving money: a second factor within the last ten minutes. Asked last, so that who may not do a thing
 * hears that, and who may is merely led to confirm once more (the web does so for every refusal with this reason).
 */
export function withFreshFactor(actor: Pick<Actor, 'secondFactor'>): Decision {
  return when(actor.secondFactor === 'recent', needsFreshFactor);
}

/** Whether a button is to be shown: the thing is allowed, if need be after confirming once more who one is. */
export function isOffered(decision: Decision): boolean {
  return decision.allowed || decision.reason === needsFreshFactor;
}

/** @throws DomainError forbidden, with the policy's reason code */
export function assertAllowed(decision: Decision): void {
  if (!decision.allowed) throw new DomainError('forbidden', { reason: decision.reason });
}
