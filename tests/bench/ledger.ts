import { withServer } from './databases.ts';
import { measureLedger } from './parts.ts';
import { printTable } from './table.ts';

/** `npm run bench:ledger`: transactions that move money, beside a raw one of the same run. */
await withServer(async (server) => {
  printTable('The books, 10 connections, medians of five', await measureLedger(server));
});
