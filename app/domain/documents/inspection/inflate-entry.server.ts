import type { Entry, ZipFile } from 'yauzl';

/** What one uploaded archive may cost, its inner Office files included. */
export type Budget = {
  entries: number;
  maxEntries: number;
  inflatedBytes: number;
  maxInflatedBytes: number;
};

/** Spreadsheets shrink a hundredfold; bombs a thousandfold and more. Small files may inflate to 16 MB whatever their ratio. */
export function newBudget(packedBytes: number): Budget {
  return {
    entries: 0,
    maxEntries: 5_000,
    inflatedBytes: 0,
    maxInflatedBytes: Math.min(128_000_000, Math.max(16_000_000, packedBytes * 150)),
  };
}

/**
 * Really inflates one entry, counting.
 * @returns its bytes, or null as soon as the budget is spent
 */
export async function inflateEntry(zip: ZipFile, entry: Entry, budget: Budget): Promise<Buffer | null> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    budget.inflatedBytes += chunk.length;
    if (budget.inflatedBytes > budget.maxInflatedBytes) {
      stream.destroy();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
