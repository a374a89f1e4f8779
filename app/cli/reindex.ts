import { closeDatabase } from '#db/client.server.ts';
import { reindex } from '#search/reindex.ts';

/** `npm run search:reindex`: rebuilds what search knows from the database; the site goes on answering meanwhile. */
try {
  const started = Date.now();
  const { written, removed } = await reindex();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${written} documents written, ${removed} removed, in ${seconds} s\n`);
} finally {
  await closeDatabase();
}
