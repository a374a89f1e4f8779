import { inject } from 'vitest';
import {
  createTestDatabase,
  dropTestDatabase,
  newTestDatabaseName,
  withDatabase,
} from '#tests/support/test-databases.ts';

export type OwnDatabase = { appUrl: string; ownerUrl: string; drop: () => Promise<void> };

/** A database on the run's server, for tests that kill other things than the server: a copy of the template, or empty. */
export async function ownDatabase(from: 'template' | 'empty' = 'template'): Promise<OwnDatabase> {
  const template = inject('template');
  const admin = withDatabase(template.ownerUrl, 'postgres');
  const name = newTestDatabaseName('fault');
  await createTestDatabase(admin, name, from === 'template' ? template.name : undefined);
  return {
    appUrl: withDatabase(template.appUrl, name),
    ownerUrl: withDatabase(template.ownerUrl, name),
    drop: () => dropTestDatabase(admin, name),
  };
}
