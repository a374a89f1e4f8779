import type { Actor } from './actor.ts';
import { DomainError } from './errors.ts';
import type { SubjectKind } from './machine.ts';

/**
 * What a noun answers for the things that hang on it (documents, comments, notifications), so that nobody re-implements
 * who may see what. `purpose` is the document's purpose (attachment, deliverable, invoice, …).
 */
export type SubjectScope = {
  /** `actor` is null for somebody who is not signed in. `documentId` is given when one file is asked for, not a list. */
  canRead(actor: Actor | null, subjectId: string, purpose: string, documentId?: string): Promise<boolean>;
  canAttach(actor: Actor, subjectId: string, purpose: string): Promise<boolean>;
  /** True when the file belongs to something sealed or signed: taken off the draft, its bytes stay and are still served. */
  keepsFile?(subjectId: string, documentId: string): Promise<boolean>;
};

const scopes = new Map<SubjectKind, SubjectScope>();

/** Called by `domain/subjects.server.ts` once per process, with what each noun's `<noun>.subject.server.ts` exports. */
export function registerSubject(kind: SubjectKind, scope: SubjectScope): void {
  scopes.set(kind, scope);
}

/** @throws DomainError not_found for a kind that nobody registered: closed by default */
export function subjectScope(kind: SubjectKind): SubjectScope {
  const scope = scopes.get(kind);
  if (!scope) throw new DomainError('not_found');
  return scope;
}
