import type { Task, TaskList } from 'graphile-worker';
import { withinFrame } from '#app/domain/kernel/request-frame.server.ts';
import { registerSubjects } from '#app/domain/subjects.server.ts';
import { type JobName, jobCatalog, jobNames } from './catalog.ts';
import { handlers } from './handlers/index.ts';

registerSubjects();

/** The catalog as the queue's runner wants it: every payload is checked again before its handler sees it. */
export const taskList: TaskList = Object.fromEntries(jobNames.map((name) => [name, taskFor(name)]));

function taskFor(name: JobName): Task {
  return async (payload, { job }) => {
    const handle = handlers[name] as ((payload: unknown) => Promise<void>) | undefined;
    if (!handle) throw new Error(`no handler for ${name}`);
    const origin = { source: 'worker', ip: null, device: null, requestId: `job ${job.id}`, session: null } as const;
    await withinFrame({ origin }, () => handle(jobCatalog[name].payload.parse(withoutCron(payload))));
  };
}

/** The runner adds `_cron` to the payload of scheduled jobs. */
function withoutCron(payload: unknown): unknown {
  if (payload === null || typeof payload !== 'object') return payload;
  const { _cron, ...rest } = payload as Record<string, unknown>;
  return rest;
}
