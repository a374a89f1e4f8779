import { approveChallenge } from '#app/domain/challenges/approve-challenge.server.ts';
import { createChallenge } from '#app/domain/challenges/create-challenge.server.ts';
import { publishChallenge } from '#app/domain/challenges/publish-challenge.server.ts';
import { requestChanges } from '#app/domain/challenges/request-changes.server.ts';
import { saveChallengeDraft } from '#app/domain/challenges/save-challenge-draft.server.ts';
import { submitChallenge } from '#app/domain/challenges/submit-challenge.server.ts';
import { cancelChallenge } from '#app/domain/flows/cancel-challenge.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import {
  approvedChallenge,
  draftChallenge,
  publishedChallenge,
  type Stage,
  submittedChallenge,
} from '#tests/support/challenges.ts';
import { createActor } from '#tests/support/factories.ts';
import type { Row } from './row.ts';

/** The sponsor is at home, a startup the other side. */
const scene = (stage: () => Promise<Stage>, use: (actor: Actor, stage: Stage) => Promise<unknown>) => async () => {
  const made = await stage();
  return {
    home: made.sponsor,
    other: await createActor({ kind: 'startup' }),
    run: (actor: Actor) => use(actor, made),
  };
};

export const challengeRows: Record<string, Row> = {
  'challenges/create-challenge': {
    own: 'ok ok needs_writer ok',
    standing: 'organization_suspended ok ok ok',
    stranger: 'ok',
    desks: 'ok …',
    other: 'startup_cannot_sponsor …',
    scene: scene(draftChallenge, (actor) =>
      createChallenge(actor, { title: 'Đề bài', field: 'seaport', kind: 'pilot' }),
    ),
  },
  'challenges/save-challenge-draft': {
    own: 'ok ok needs_writer ok',
    standing: 'organization_suspended ok ok ok',
    stranger: '404',
    desks: '404 …',
    other: '404 …',
    scene: scene(draftChallenge, (actor, { challenge }) =>
      saveChallengeDraft(actor, {
        challengeId: challenge.id,
        revision: challenge.revision,
        changes: { title: 'Khác' },
      }),
    ),
  },
  'challenges/submit-challenge': {
    own: 'ok ok needs_manager needs_manager',
    standing: 'organization_suspended ok ok ok',
    stranger: '404',
    desks: '404 …',
    other: '404 …',
    scene: scene(draftChallenge, (actor, { challenge }) => submitChallenge(actor, { challengeId: challenge.id })),
  },
  'challenges/approve-challenge': {
    own: 'needs_review_desk …',
    standing: 'needs_review_desk …',
    stranger: '404',
    desks: '404 ok 404 404 404 404',
    other: '404 …',
    scene: scene(submittedChallenge, (actor, { challenge }) => approveChallenge(actor, { challengeId: challenge.id })),
  },
  'challenges/request-changes': {
    own: 'needs_review_desk …',
    standing: 'needs_review_desk …',
    stranger: '404',
    desks: '404 ok 404 404 404 404',
    other: '404 …',
    scene: scene(submittedChallenge, (actor, { challenge }) =>
      requestChanges(actor, { challengeId: challenge.id, reason: 'Cần số liệu.' }),
    ),
  },
  'challenges/publish-challenge': {
    own: 'ok ok needs_manager needs_manager',
    standing: 'organization_not_verified organization_not_verified ok ok',
    stranger: '404',
    desks: '404 not_sponsor 404 404 404 404',
    other: '404 …',
    scene: scene(approvedChallenge, (actor, { challenge }) => publishChallenge(actor, { challengeId: challenge.id })),
  },
  // The review desk cancels for a sponsor that can no longer act.
  'flows/cancel-challenge': {
    own: 'ok ok needs_manager needs_manager',
    standing: 'organization_suspended ok ok ok',
    stranger: 'needs_manager',
    desks: 'needs_manager ok needs_manager …',
    other: 'needs_manager …',
    scene: scene(publishedChallenge, (actor, { challenge }) =>
      cancelChallenge(actor, { challengeId: challenge.id, reason: 'no_longer_needed' }),
    ),
  },
};
