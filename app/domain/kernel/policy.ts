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

/** @throws DomainError forbidden, with the policy's reason code */
export function assertAllowed(decision: Decision): void {
  if (!decision.allowed) throw new DomainError('forbidden', { reason: decision.reason });
}
