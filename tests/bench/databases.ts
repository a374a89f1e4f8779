import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { type EmbeddedServer, startEmbedded } from '#db/embedded.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';
import * as schema from '#db/schema/index.ts';
import { seedBulk } from '#db/seed/bulk.server.ts';
import type { Settings } from './processes.ts';

/** Runs work on a PostgreSQL of its own, durable as in production, and leaves nothing behind. */
export async function withServer(work: (server: EmbeddedServer) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'de-bai-bench-'));
  const server = await startEmbedded({ home: folder, settings: { fsync: 'on', synchronous_commit: 'on' } });
  const cleanUp = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    if (server.home !== folder) rmSync(server.home, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void cleanUp().finally(() => process.exit(1)));
  try {
    await work(server);
  } finally {
    await cleanUp();
  }
}

/** A migrated database with so many published challenges. @returns settings of processes that use it */
export async function makeDatabase(server: EmbeddedServer, name: string, challenges: number): Promise<Settings> {
  const maintenance = postgres(server.ownerUrl('postgres'), { max: 1 });
  await maintenance`create database ${maintenance(name)}`;
  await maintenance.end();
  const urls = { ownerUrl: server.ownerUrl(name), appUrl: server.appUrl(name) };
  await migrateDatabase(urls);
  if (challenges > 0) await fill(urls.ownerUrl, challenges);
  return { DATABASE_URL: urls.appUrl, DATABASE_MIGRATION_URL: urls.ownerUrl };
}

async function fill(url: string, challenges: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await drizzle(sql, { schema, casing: 'snake_case' }).transaction((tx) => seedBulk(tx, challenges));
  await sql`vacuum analyze search_documents`;
  await sql`vacuum analyze challenges`;
  await sql`checkpoint`.catch(() => {}); // needs a right that the owner may not have
  await sql.end();
}
