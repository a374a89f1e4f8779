import type { JobName, JobPayload } from '../catalog.ts';
import { handle as closeChallenge } from './close-challenge.ts';
import { handle as closeDueChallenges } from './close-due-challenges.ts';
import { handle as sendMail } from './send-mail.ts';
import { handle as syncSearch } from './sync-search.ts';

/** What is done for each job of the catalog. One line per handler. */
export const handlers: { [N in JobName]?: (payload: JobPayload<N>) => Promise<void> } = {
  'close-challenge': closeChallenge,
  'close-due-challenges': closeDueChallenges,
  'send-mail': sendMail,
  'sync-search': syncSearch,
};
