import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { citext, createdAt, id } from './columns.ts';

export const users = pgTable('users', {
  id: id(),
  email: citext().notNull().unique(),
  displayName: text().notNull(),
  /** Argon2id in PHC string form. */
  passwordHash: text().notNull(),
  locale: text({ enum: ['vi', 'en'] })
    .notNull()
    .default('vi'),
  /** Marks an account of the demo, whose password is printed at start; refused in production. */
  demoRole: text(),
  /** For whom the person acted last; the membership may have ended since, so nothing refers to it. */
  lastOrganizationId: uuid(),
  createdAt: createdAt(),
});
