import { pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt } from './columns.ts';

/** Last sign of life of each worker process; `/readyz` reads the newest. */
export const workerHeartbeats = pgTable('worker_heartbeats', {
  workerId: text().primaryKey(),
  beatAt: createdAt(),
});

/** Numbers given out in order: challenge and contract codes per year. Locked row by row, so no number is given twice. */
export const counters = pgTable('counters', {
  name: text().primaryKey(),
  value: text().notNull(),
});
