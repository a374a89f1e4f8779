import { sql } from 'drizzle-orm';
import type { NextFunction, Request, Response } from 'express';
import { db } from '#db/client.server.ts';
import { sendPlainPage } from './plain-page.server.ts';

/** A page that takes longer than this makes us ask whether the database is there at all. */
const patienceMs = 2000;
const probeMs = 700;

/**
 * A database that was stopped refuses connections at once, and the page says so in a tenth of a second. One that hangs
 * (frozen machine, lost network) says nothing: then nobody waits longer than three seconds for a clear answer, while slow
 * work on a healthy database goes on.
 */
export function limitWaiting(_request: Request, response: Response, next: NextFunction): void {
  const timer = setTimeout(async () => {
    if (!response.headersSent && !(await databaseAnswers())) sendPlainPage(response, 503);
  }, patienceMs);
  response.on('close', () => clearTimeout(timer));
  next();
}

let asked: Promise<boolean> | undefined;

/** One question at a time, whoever asks. */
function databaseAnswers(): Promise<boolean> {
  asked ??= probe().finally(() => {
    asked = undefined;
  });
  return asked;
}

async function probe(): Promise<boolean> {
  const silence = new Promise<false>((resolve) => setTimeout(resolve, probeMs, false));
  const answer = db.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  return await Promise.race([answer, silence]);
}
