import type { SealedFile, SolutionContent } from '#db/schema/solutions.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What a receipt is computed over: the whole of one sealed version. */
export type SealedVersion = {
  challengeCode: string;
  solutionId: string;
  number: number;
  content: SolutionContent;
  files: readonly SealedFile[];
};

/**
 * Canonical JSON after RFC 8785 (JCS) for the values we have: strings, whole numbers, arrays and objects with sorted keys.
 * JavaScript's own string escapes and key order (UTF-16 code units) are the ones that the RFC prescribes.
 */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError('only whole numbers are canonical');
  return JSON.stringify(value);
}

/**
 * The bytes (as text, to be encoded in UTF-8) whose SHA-256 is the receipt. The startup can download exactly these and
 * recompute the receipt with any tool; a file is represented by its own SHA-256, so one changed bit changes the receipt.
 */
export function canonicalVersion(version: SealedVersion): string {
  const { title, summary, approach, team, plan, priceVnd, answers } = version.content;
  const files = version.files
    .map(({ documentId, name, purpose, sizeBytes, sha256 }) => ({ documentId, name, purpose, sizeBytes, sha256 }))
    .sort((a, b) => (a.documentId < b.documentId ? -1 : 1));
  return canonicalJson({
    format: 'de-bai/solution-version/1',
    challengeCode: version.challengeCode,
    solutionId: version.solutionId,
    number: version.number,
    content: { title, summary, approach, team, plan, priceVnd, answers: { ...answers } },
    files,
  });
}
