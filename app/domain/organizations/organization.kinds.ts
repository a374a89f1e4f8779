import type { OrganizationKind } from '#app/domain/kernel/actor.ts';

/** What an organisation can be within its kind. The coordinator is nobody's to create. */
export const subKinds = {
  startup: ['company', 'one_person', 'spin_off', 'foreign'],
  corporation: ['private', 'state_owned', 'foreign_invested'],
  state_agency: ['department', 'peoples_committee', 'public_service_unit'],
  university: ['university', 'institute'],
  association: ['association', 'cooperative', 'social_organization'],
} as const satisfies Partial<Record<OrganizationKind, readonly string[]>>;

export type CreatableKind = keyof typeof subKinds;
export type SubKind = (typeof subKinds)[CreatableKind][number];

export const creatableKinds = Object.keys(subKinds) as CreatableKind[];
export const allSubKinds = creatableKinds.flatMap((kind): readonly SubKind[] => subKinds[kind]);

/** A sub-kind belongs to one kind alone: choosing it chooses both. */
export function kindOf(subKind: SubKind): CreatableKind {
  const kind = creatableKinds.find((each) => (subKinds[each] as readonly SubKind[]).includes(subKind));
  if (!kind) throw new Error(`no kind has the sub-kind ${subKind}`);
  return kind;
}
