import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';
import { wards } from '#db/schema/organizations.ts';
import { plainLetters } from './plain-letters.ts';

let knownWards: { code: string; name: string }[] = [];

/**
 * The commune-level units of the city in Vietnamese alphabetical order, for a choice. Asked once: only a new release changes
 * them, and every list of challenges shows them.
 */
export async function listWards(): Promise<{ code: string; name: string }[]> {
  if (knownWards.length === 0)
    knownWards = await db
      .select({ code: wards.code, name: wards.name })
      .from(wards)
      .orderBy(sql`${wards.name} collate "vi-x-icu"`);
  return knownWards;
}

/** Without marks, case and the kind of unit: people type `gia vien` for `Phường Gia Viên`. */
const bare = (name: string) =>
  plainLetters(name)
    .toLowerCase()
    .replace(/^(phuong|xa|dac khu)\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The unit that somebody names by its code or its name, or null. */
export async function findWard(text: string): Promise<{ code: string; name: string } | null> {
  const all = await listWards();
  const wanted = bare(text);
  return (
    all.find(({ code }) => code === text.trim()) ??
    all.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase()) ??
    all.find(({ name }) => bare(name) === wanted) ??
    null
  );
}
