import { challengeSubject } from './challenges/challenge.subject.server.ts';
import { registerSubject } from './kernel/subjects.server.ts';
import { organizationSubject } from './organizations/organization.subject.server.ts';
import { contractSubject, milestoneSubject } from './pilots/pilot.subjects.server.ts';
import { solutionSubject } from './solutions/solution.subject.server.ts';

/**
 * Registers the scope of every noun that documents and notifications may belong to. Called once by the processes that put
 * the house together (server, worker); a function, because an import for its effect alone is dropped from the built site.
 */
export function registerSubjects(): void {
  registerSubject('challenge', challengeSubject);
  registerSubject('solution', solutionSubject);
  registerSubject('contract', contractSubject);
  registerSubject('organization', organizationSubject);
  registerSubject('milestone', milestoneSubject);
}
