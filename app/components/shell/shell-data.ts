import type { Desk, OrganizationKind, Role } from '#app/domain/kernel/actor.ts';
import type { Theme } from './theme.ts';

/** What every page's frame needs to know; the root loader makes it. */
export type ShellData = {
  theme: Theme;
  /** Null when signed out. */
  person: { displayName: string } | null;
  /** Null when the person acts for no organisation. */
  organization: {
    id: string;
    name: string;
    kind: OrganizationKind;
    roles: readonly Role[];
    desks: readonly Desk[];
    reviews: boolean;
    verifies: boolean;
    administers: boolean;
    opens: boolean;
    treasury: boolean;
    scores: boolean;
  } | null;
  /** Unread notifications. */
  unread: number;
  /** Tasks that wait for this person in this organisation. */
  waiting: number;
};

export const signedOut: ShellData = { theme: 'system', person: null, organization: null, unread: 0, waiting: 0 };
