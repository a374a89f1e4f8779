import { z } from 'zod';

/** What a table of a backup holds: its rows in the order of its key, as `COPY … TO` writes them, gzipped. */
const table = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  /** Of the text before compression. */
  sha256: z.string(),
});

const sequence = z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() });

const file = z.object({ key: z.string(), sizeBytes: z.number(), sha256: z.string() });

/** `manifest.json` of a backup; written last, so that a folder with one is whole. */
export const manifestSchema = z.object({
  format: z.literal('de-bai backup 1'),
  /** Moment of the snapshot, by the database's clock. */
  takenAt: z.string(),
  /** Migrations that had run, by their hash, oldest first: the tables are made anew by these, then filled. */
  migrations: z.array(z.string()),
  tables: z.array(table),
  sequences: z.array(sequence),
  /** `folder`: the uploaded files are in `files/`; `elsewhere`: they lie with the file service. */
  filesAre: z.enum(['folder', 'elsewhere']),
  files: z.array(file),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type TableDump = Manifest['tables'][number];
