import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, inject } from 'vitest';
import { createTestDatabase, dropTestDatabase, newTestDatabaseName, withDatabase } from './test-databases.ts';

/**
 * Gives the test file a copy of the migrated template and points the environment at it, before anything imports
 * `db/client.server.ts`. The application connects as its own role, which owns nothing, as in production.
 */
const template = inject('template');
const name = newTestDatabaseName('file');
const adminUrl = withDatabase(template.ownerUrl, 'postgres');

await createTestDatabase(adminUrl, name, template.name);
process.env.APP_MODE = 'test';
/** Uploaded files of the test file; made when first used. */
const files = path.join(tmpdir(), `${name}-files`);
// An identity provider that nobody runs: pages offer it, and see that it does not answer.
process.env.OIDC_ISSUER = 'http://127.0.0.1:9';
process.env.OIDC_CLIENT_ID = 'test';
process.env.OIDC_CLIENT_SECRET = 'test';
process.env.OIDC_LABEL_VI = 'Định danh thử';
process.env.OIDC_LABEL_EN = 'Test identity';
process.env.DATA_DIRECTORY = files;
process.env.DATABASE_URL = withDatabase(template.appUrl, name);
process.env.DATABASE_MIGRATION_URL = withDatabase(template.ownerUrl, name);

afterAll(async () => {
  const { closeDatabase } = await import('#db/client.server.ts');
  await closeDatabase();
  await dropTestDatabase(adminUrl, name);
  await rm(files, { recursive: true, force: true });
});
