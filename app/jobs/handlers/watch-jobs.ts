import { tellOfDeadJobs } from '#app/domain/operations/tell-of-dead-jobs.server.ts';

export async function handle(): Promise<void> {
  await tellOfDeadJobs();
}
