/** Rounds of every comparison: baseline and measured thing take turns, so that a busy moment hits both. */
export const rounds = 5;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value that a share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * Runs each subject once unmeasured, then in turns: A B C A B C …
 * @returns per subject its results, in order
 */
export async function takeTurns<Subjects extends Record<string, () => Promise<unknown>>>(
  subjects: Subjects,
): Promise<{ [Name in keyof Subjects]: Awaited<ReturnType<Subjects[Name]>>[] }> {
  const names = Object.keys(subjects);
  const results: Record<string, unknown[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await subjects[name]?.();
  for (let round = 0; round < rounds; round++) {
    for (const name of names) results[name]?.push(await subjects[name]?.());
  }
  return results as { [Name in keyof Subjects]: Awaited<ReturnType<Subjects[Name]>>[] };
}

export type Pace = { perSecond: number; latencies: number[] };

/** Does one thing after the other, a number of them side by side, until the time is over or there is nothing left. */
export async function pace(
  work: (index: number) => Promise<unknown>,
  limit: { sideBySide: number; seconds?: number; times?: number },
): Promise<Pace> {
  const latencies: number[] = [];
  const begun = performance.now();
  const end = begun + (limit.seconds ?? 60) * 1000;
  let next = 0;
  const loop = async () => {
    while (performance.now() < end && next < (limit.times ?? Number.POSITIVE_INFINITY)) {
      const index = next++;
      const from = performance.now();
      await work(index);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: limit.sideBySide }, loop));
  return { perSecond: (latencies.length * 1000) / (performance.now() - begun), latencies };
}
