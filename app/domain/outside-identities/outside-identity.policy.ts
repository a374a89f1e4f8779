import { type Decision, when } from '#app/domain/kernel/policy.ts';

/** How else somebody comes in, besides one identity. */
export type OtherWays = { hasPassword: boolean; passkeys: number; otherIdentities: number };

/** Nobody locks themselves out. */
export function canUnlink({ hasPassword, passkeys, otherIdentities }: OtherWays): Decision {
  return when(hasPassword || passkeys > 0 || otherIdentities > 0, 'only_way_in');
}
