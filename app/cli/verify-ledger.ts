import { verifyBooks } from '#app/domain/flows/verify-books.server.ts';
import { closeDatabase } from '#db/client.server.ts';

/** `npm run ledger:verify`: recomputes the books from their entries; prints what is wrong and ends with 1 when anything is. */
try {
  const { transfers, entries, faults } = await verifyBooks();
  for (const fault of faults) process.stdout.write(`WRONG  ${fault.truth}: ${fault.where}: ${fault.detail}\n`);
  const verdict = faults.length === 0 ? 'the books are right' : `${faults.length} things are wrong`;
  process.stdout.write(`${transfers} transfers with ${entries} entries recomputed: ${verdict}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await closeDatabase();
}
