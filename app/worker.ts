import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker';
import { closeDatabase } from '#db/client.server.ts';
import { ensureSearchIndex } from '#search/reindex.ts';
import { env } from './env.server.ts';
import { isPaidOutByHand } from './integrations/stripe/stripe-rail.server.ts';
import {
  beat,
  beatEverySeconds,
  freeJobsOfGoneProcesses,
  freeJobsOfTheDead,
  stopBeating,
} from './jobs/liveness.server.ts';
import { schedule } from './jobs/schedule.server.ts';
import { taskList } from './jobs/task-list.server.ts';
import { endWithParent } from './lifeline.server.ts';
import { log as processLog } from './log.server.ts';

/** The job worker: runs what was queued, and the sweeps. Any number of these may run against one database. */
const log = processLog.child({ process: 'worker' });

const levels: Record<string, 'error' | 'warn' | 'debug'> = { error: 'error', warning: 'warn' };
const queueLogger = new Logger((scope) => (level, message, meta) => {
  log[levels[level] ?? 'debug']({ job: scope.jobId, task: scope.taskIdentifier, err: meta?.error }, message);
});

const workerIds = new Set<string>();
let runner: Runner | undefined;
let stopping = false;

async function startRunner(): Promise<Runner> {
  const events = new EventEmitter() as WorkerEvents;
  workerIds.clear();
  events.on('worker:create', ({ worker }) => workerIds.add(worker.workerId));
  await freeJobsOfGoneProcesses();
  const started = await run({
    ...(env.databaseUrl && { connectionString: env.databaseUrl }),
    taskList,
    parsedCronItems: schedule,
    concurrency: env.workerConcurrency,
    maxPoolSize: env.workerConcurrency + 2,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: queueLogger,
    events,
  });
  await beat(workerIds);
  // Meilisearch's index, where one is configured and has none yet; meanwhile PostgreSQL answers.
  ensureSearchIndex().catch((error: unknown) => log.warn({ err: error }, 'the search index was not built'));
  return started;
}

/** Runs until told to stop; a database that went away is waited for. */
async function work(): Promise<void> {
  while (!stopping) {
    try {
      runner = await startRunner();
      log.info('worker ready');
      process.send?.('ready');
      await runner.promise;
    } catch (error) {
      if (!stopping) log.error({ err: error }, 'worker interrupted; trying again');
    }
    if (!stopping) await wait(1000);
  }
}

async function keepBeating(): Promise<void> {
  try {
    await beat(workerIds);
    await freeJobsOfTheDead();
  } catch (error) {
    log.warn({ err: error }, 'no sign of life could be given');
  }
}

/** Money held for contracts lies in the operator's balance at the card provider: it must not be paid out by itself. */
async function refuseAutomaticPayouts(): Promise<void> {
  if (!env.stripe) return;
  try {
    if (await isPaidOutByHand()) return;
  } catch (error) {
    log.warn({ err: error }, 'the payout schedule at Stripe could not be read');
    return;
  }
  process.stderr.write('refusing to start: set the payout schedule at Stripe to manual\n');
  process.exit(78); // EX_CONFIG of sysexits.h
}

const beating = setInterval(keepBeating, beatEverySeconds * 1000);

/** Lets running jobs finish (the queue aborts them after 5 s) and is gone within 9 s. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  clearInterval(beating);
  setTimeout(() => process.exit(1), 9000).unref();
  await runner?.stop().catch((error: unknown) => log.error({ err: error }, 'worker did not stop cleanly'));
  await stopBeating().catch(() => {});
  await closeDatabase();
  process.exit(0);
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
endWithParent(stop);
await refuseAutomaticPayouts();
await work();
