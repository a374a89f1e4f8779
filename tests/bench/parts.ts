import type { EmbeddedServer } from '#db/embedded.server.ts';
import { makeDatabase } from './databases.ts';
import { heard, type Settings, startProcess } from './processes.ts';
import type { Row } from './table.ts';

/** Runs one part of the benchmark in a process of its own. */
export async function measureIn(script: string, settings: Settings): Promise<Row[]> {
  return heard<Row[]>(startProcess(script, { ...settings, APP_MODE: 'test' }));
}

export async function measureLedger(server: EmbeddedServer): Promise<Row[]> {
  return measureIn('tests/bench/ledger-process.ts', await makeDatabase(server, 'bench_ledger', 0));
}
