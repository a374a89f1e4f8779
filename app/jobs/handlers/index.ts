import type { JobName, JobPayload } from '../catalog.ts';

/** What is done for each job of the catalog. One line per handler. */
export const handlers: { [N in JobName]?: (payload: JobPayload<N>) => Promise<void> } = {};
