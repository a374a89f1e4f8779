import type { RejectionReason } from '../document.policy.ts';

/** What the bytes are, or why nobody should open them. */
export type Content = { type: string } | { rejected: RejectionReason };
