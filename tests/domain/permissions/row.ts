import type { Actor } from '#app/domain/kernel/actor.ts';

/**
 * What one person gets from one use case: `ok`, `404` (it does not exist for them), or the reason code of the refusal.
 * Anything else a use case may say is written with its code, as `conflict:reason`.
 */
export type Cell = string;

/**
 * Who may use one use case, in one state in which it is possible at all. Each line holds its cells in a fixed order,
 * separated by blanks; `…` at the end repeats the last one to the end of the line. Written by hand from what should be.
 */
export type Row = {
  /** owner, manager, finance, member of the organisation the thing belongs to (the buyer, the sponsor, the startup). */
  own: string;
  /** Its owner: while it is suspended, while it is unverified, without a second factor, with one of this session only. */
  standing: string;
  /** The owner of an organisation of the same kind that has nothing to do with it. */
  stranger: string;
  /** Coordinator staff with one desk: verification, review, treasury, reports, administration; all desks without a factor. */
  desks: string;
  /** owner, manager, finance, member of the other side (the supplier, the startup that answers, the sponsor). */
  other?: string;
  /** chair, evaluator of the panel. */
  panel?: string;
  /** Brings everything into the state; called anew after everything that was allowed. */
  scene: () => Promise<Scene>;
};

export type Scene = {
  home: Actor;
  other?: Actor;
  chair?: Actor;
  evaluator?: Actor;
  /** The coordinator whose staff is meant, when it is not just any. */
  coordinator?: Actor;
  run: (actor: Actor) => Promise<unknown>;
};

export const personas = {
  own: ['owner', 'manager', 'finance', 'member'],
  standing: ['suspended', 'unverified', 'without factor', 'factor of the session'],
  stranger: ['stranger'],
  desks: ['verification', 'review', 'treasury', 'reports', 'administration', 'desks without factor'],
  other: ['other owner', 'other manager', 'other finance', 'other member'],
  panel: ['chair', 'evaluator'],
} as const;
export type Group = keyof typeof personas;

/** Cells by persona. @throws Error when a line has too few or too many */
export function cellsOf(row: Row): { group: Group; index: number; persona: string; expected: Cell }[] {
  return (Object.keys(personas) as Group[]).flatMap((group) => {
    const line = row[group];
    if (line === undefined) return [];
    const names: readonly string[] = personas[group];
    const written = line.split(' ');
    const cells = written.at(-1) === '…' ? [...written.slice(0, -1)] : written;
    if (written.at(-1) === '…') while (cells.length < names.length) cells.push(cells.at(-1) ?? '');
    if (cells.length !== names.length) throw new Error(`${group}: ${cells.length} cells for ${names.length} people`);
    return names.map((persona, index) => ({ group, index, persona, expected: cells[index] ?? '' }));
  });
}
