import type postgres from 'postgres';

/**
 * Drizzle sends every query through `unsafe`, unprepared: postgres.js then asks the server to describe it first and plans it
 * anew each time, two round trips instead of one. Here a text that comes again is prepared once per connection (the limit
 * keeps lists of changing length from filling the server's memory; connections are renewed within the hour).
 */
const mostTexts = 2_000;
const longest = 8_000;
const seen = new Map<string, boolean>();

/** Whether a text has been sent before, and so is worth preparing. */
function recurs(text: string): boolean {
  const before = seen.get(text);
  if (before !== undefined) return true;
  if (text.length <= longest && seen.size < mostTexts) seen.set(text, true);
  return false;
}

type Unsafe = postgres.Sql['unsafe'];

/** The same client, whose queries with parameters are prepared from their second time on; inside transactions too. */
export function preparing<Client extends postgres.Sql>(client: Client): Client {
  prepareOn(client);
  const begin = client.begin as (...args: unknown[]) => Promise<unknown>;
  client.begin = ((...args: unknown[]) => {
    const work = args.pop() as (tx: postgres.TransactionSql) => unknown;
    return begin(...args, (tx: postgres.TransactionSql) => {
      prepareOn(tx);
      return work(tx);
    });
  }) as Client['begin'];
  return client;
}

function prepareOn(client: { unsafe: Unsafe }): void {
  const unsafe = client.unsafe as (...args: unknown[]) => unknown;
  client.unsafe = ((text: string, parameters: unknown[] = [], options: object = {}) =>
    unsafe(text, parameters, { ...options, prepare: parameters.length > 0 && recurs(text) })) as Unsafe;
}
