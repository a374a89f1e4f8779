import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#db/embedded.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';
import { createTestDatabase, dropTestDatabase, newTestDatabaseName, withDatabase } from './test-databases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Both roles' addresses of one migrated database that test files copy. */
    template: { name: string; ownerUrl: string; appUrl: string };
  }
}

/** One real PostgreSQL for the whole run, on a folder of its own, or the server of TEST_DATABASE_URL (a superuser's address). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer();
  const name = newTestDatabaseName('template');
  await createTestDatabase(server.ownerUrl, name);
  const template = { name, ownerUrl: withDatabase(server.ownerUrl, name), appUrl: withDatabase(server.appUrl, name) };
  await migrateDatabase(template);
  project.provide('template', template);
  return async () => {
    await dropTestDatabase(server.ownerUrl, name);
    await server.stop();
  };
}

type TestServer = { ownerUrl: string; appUrl: string; stop: () => Promise<void> };

async function testServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { ownerUrl: given, appUrl: await applicationRole(given), stop: async () => {} };
  const home = mkdtempSync(path.join(tmpdir(), 'de-bai-test-'));
  // Nothing here outlives the run, so nothing has to survive a power cut.
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
  const server = await startEmbedded({ home, settings });
  return {
    ownerUrl: server.ownerUrl(),
    appUrl: server.appUrl(),
    stop: async () => {
      await server.stop();
      for (const folder of new Set([home, server.home])) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function applicationRole(adminUrl: string): Promise<string> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(
      `do $$ begin create role de_bai_test_app login password 'de_bai_test_app'; exception when duplicate_object then null; end $$`,
    );
  } finally {
    await sql.end();
  }
  const url = new URL(adminUrl);
  url.username = 'de_bai_test_app';
  url.password = 'de_bai_test_app';
  return url.href;
}
