import { expect, test } from 'vitest';
import { requestChanges } from '#app/domain/challenges/request-changes.server.ts';
import { declareConflict } from '#app/domain/evaluations/declare-conflict.server.ts';
import { confirmOpening } from '#app/domain/flows/confirm-opening.server.ts';
import { countTasks, listTasks as list } from '#app/domain/flows/list-tasks.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { fundMilestone } from '#app/domain/pilots/fund-milestone.server.ts';
import { requestMilestoneChanges } from '#app/domain/pilots/request-milestone-changes.server.ts';
import { startMilestone } from '#app/domain/pilots/start-milestone.server.ts';
import routes from '#app/routes.ts';
import {
  approvedChallenge,
  draftChallenge,
  passDeadline,
  publishedChallenge,
  submittedChallenge,
} from '#tests/support/challenges.ts';
import { createActor, createColleague } from '#tests/support/factories.ts';
import { runDueJobs } from '#tests/support/jobs.ts';
import {
  acceptedPilot,
  activePilot,
  at,
  deliver,
  draftPilot,
  fundedPilot,
  offeredPilot,
  sign,
} from '#tests/support/pilots.ts';
import {
  appointedPanel,
  closedChallenge,
  lockedChallenge,
  lockedSheet,
  openBox,
  scoringChallenge,
  writtenSolution,
} from '#tests/support/solutions.ts';

const seen = new Map<string, string>();

async function listTasks(actor: Actor) {
  const tasks = await list(actor);
  for (const task of tasks) seen.set(task.kind, task.path);
  return tasks;
}

/** `kind path`, as the page shows them, in order. */
const tasksOf = async (actor: Actor) => (await listTasks(actor)).map((task) => `${task.kind} ${task.path}`);

const sponsorPage = (stage: { challenge: { id: string } }, page: string) =>
  `/don-vi/de-bai/${stage.challenge.id}/${page}`;

test('a draft waits for those who write, and says when it came back', async () => {
  const stage = await draftChallenge();
  const finance = await createColleague(stage.sponsor, ['finance']);
  expect(await tasksOf(stage.sponsor)).toEqual([`finish_challenge ${sponsorPage(stage, 'soan')}`]);
  expect(await tasksOf(finance)).toEqual([]);

  const returned = await submittedChallenge();
  await requestChanges(returned.reviewer, { challengeId: returned.challenge.id, reason: 'Nêu rõ dữ liệu' });
  expect(await tasksOf(returned.sponsor)).toEqual([`mend_challenge ${sponsorPage(returned, 'soan')}`]);
});

test('a review waits for the review desk, not for its author nor for other desks', async () => {
  const stage = await submittedChallenge();
  const treasurer = await createColleague(stage.reviewer, ['finance'], ['treasury']);
  expect(await tasksOf(stage.sponsor)).toEqual([]);
  expect(await tasksOf(stage.reviewer)).toContain(`review_challenge /dieu-phoi/tham-dinh/${stage.challenge.id}`);
  expect(await tasksOf(treasurer)).toEqual([]);
});

test('a challenge of the coordinator waits for a manager of another agency', async () => {
  const coordinator = await createActor({ kind: 'coordinator' });
  const stage = await submittedChallenge({ sponsor: coordinator });
  const own = `review_challenge /dieu-phoi/tham-dinh/${stage.challenge.id}`;
  expect(await tasksOf(stage.reviewer)).toContain(own);
  expect(await tasksOf(coordinator)).not.toContain(own);
});

test('what is approved waits for its publication', async () => {
  const stage = await approvedChallenge();
  expect(await tasksOf(stage.sponsor)).toEqual([`publish_challenge ${sponsorPage(stage, 'cong-bo')}`]);
});

test('a published challenge waits for its panel until there is one', async () => {
  const stage = await publishedChallenge();
  expect(await listTasks(stage.sponsor)).toMatchObject([
    { kind: 'form_panel', path: sponsorPage(stage, 'hoi-dong'), dueAt: stage.challenge.closesAt },
  ]);
  await appointedPanel(stage);
  expect(await tasksOf(stage.sponsor)).toEqual([]);
});

test('a draft solution waits for its startup until the deadline', async () => {
  const stage = await publishedChallenge();
  const { startup, solutionId } = await writtenSolution(stage);
  expect(await listTasks(startup)).toMatchObject([
    { kind: 'finish_solution', path: `/giai-phap/${solutionId}/soan`, dueAt: stage.challenge.closesAt },
  ]);
  await passDeadline(stage.challenge.id);
  expect(await tasksOf(startup)).toEqual([]);
});

test('the box waits for one officer of each side, and for nobody twice', async () => {
  const stage = await closedChallenge();
  await appointedPanel(stage);
  const [sponsorTask, coordinatorTask] = [
    `open_box ${sponsorPage(stage, 'mo-ho-so')}`,
    `open_box /dieu-phoi/mo-ho-so/${stage.challenge.id}`,
  ];
  expect(await tasksOf(stage.sponsor)).toEqual([sponsorTask]);
  expect(await tasksOf(stage.reviewer)).toContain(coordinatorTask);
  await confirmOpening(stage.sponsor, { challengeId: stage.challenge.id, side: 'sponsor' });
  expect(await tasksOf(stage.sponsor)).toEqual([]);
  await confirmOpening(stage.reviewer, { challengeId: stage.challenge.id, side: 'coordinator' });
  expect(await tasksOf(stage.reviewer)).not.toContain(coordinatorTask);
});

test('a challenge nobody answered waits for its end, not for an opening', async () => {
  const stage = await closedChallenge({ solutions: 0 });
  expect(await tasksOf(stage.sponsor)).toEqual([`end_unanswered ${sponsorPage(stage, 'khong-chon')}`]);
  expect(await tasksOf(stage.reviewer)).not.toContain(`open_box /dieu-phoi/mo-ho-so/${stage.challenge.id}`);
});

test('evaluators declare, then score until all is locked; then the chair locks, then the sponsor decides', async () => {
  const stage = await closedChallenge();
  const { chair, evaluators } = await appointedPanel(stage);
  const panelPage = `/cham-diem/${stage.challenge.id}`;
  for (const member of [chair, ...evaluators]) expect(await tasksOf(member)).toEqual([]);
  await openBox(stage);
  for (const member of [chair, ...evaluators]) {
    expect(await tasksOf(member)).toEqual([`declare_conflict ${panelPage}`]);
    await declareConflict(member, { challengeId: stage.challenge.id, conflict: 'none', note: '' });
  }
  expect(await tasksOf(chair)).toEqual([]);
  for (const evaluator of evaluators) {
    for (const [done, { solutionId }] of stage.submitted.entries()) {
      expect(await listTasks(evaluator)).toMatchObject([
        { kind: 'score', path: panelPage, progress: { done, total: stage.submitted.length } },
      ]);
      await lockedSheet(evaluator, stage.challenge.id, solutionId);
    }
    expect(await tasksOf(evaluator)).toEqual([]);
  }
  expect(await tasksOf(chair)).toEqual([`lock_result ${panelPage}/khoa`]);
  expect(await tasksOf(stage.sponsor)).toEqual([]);
});

test('an evaluator with a conflict has nothing to do', async () => {
  const stage = await closedChallenge();
  const { evaluators } = await appointedPanel(stage);
  await openBox(stage);
  const [first] = evaluators;
  if (!first) throw new Error('no evaluator');
  await declareConflict(first, { challengeId: stage.challenge.id, conflict: 'declared', note: 'Từng làm chung' });
  expect(await tasksOf(first)).toEqual([]);
});

test('a locked result waits for the decision', async () => {
  const stage = await lockedChallenge();
  expect(await tasksOf(stage.sponsor)).toEqual([`decide ${sponsorPage(stage, 'ket-qua')}`]);
  expect(await tasksOf(stage.chair)).toEqual([]);
});

test('a contract waits for its buyer, then for each signature once', async () => {
  const draft = await draftPilot();
  expect(await tasksOf(draft.buyer)).toEqual([`finish_contract /hop-dong/${draft.contractId}/soan`]);
  expect(await tasksOf(draft.supplier)).toEqual([]);
  expect(await tasksOf(draft.finance)).toEqual([]);

  const offered = await offeredPilot();
  const signing = [`sign_contract /hop-dong/${offered.contractId}/ky`];
  expect(await tasksOf(offered.buyer)).toEqual(signing);
  expect(await tasksOf(offered.supplier)).toEqual(signing);
  await sign(offered, offered.supplier);
  expect(await tasksOf(offered.supplier)).toEqual([]);
  expect(await tasksOf(offered.buyer)).toEqual(signing);
});

test('a milestone waits in turn for finance, startup, buyer, startup again, and a second person of finance', async () => {
  const step = (pilot: { contractId: string; milestoneIds: string[] }, page: string) =>
    `/hop-dong/${pilot.contractId}/moc/${pilot.milestoneIds[0]}/${page}`;

  const active = await activePilot();
  expect(await tasksOf(active.finance)).toEqual([`fund ${step(active, 'nop-tien')}`]);
  expect(await tasksOf(active.buyer)).toEqual([]);
  expect(await tasksOf(active.supplier)).toEqual([]);
  await fundMilestone(active.finance, at(active));
  expect(await tasksOf(active.finance)).toEqual([]); // asked for once; now it is the rail's turn
  await runDueJobs();
  expect(await tasksOf(active.supplier)).toEqual([`start ${step(active, 'bat-dau')}`]);

  const funded = await fundedPilot();
  await startMilestone(funded.supplier, at(funded));
  expect(await listTasks(funded.supplier)).toMatchObject([
    { kind: 'deliver', path: step(funded, 'ban-giao'), dueAt: new Date('2030-01-28T16:59:59Z') },
  ]);

  await deliver(funded);
  expect(await tasksOf(funded.supplier)).toEqual([]);
  const [inspection] = await listTasks(funded.buyer);
  expect(inspection).toMatchObject({ kind: 'accept', path: step(funded, 'nghiem-thu') });
  expect(inspection?.dueAt?.getTime()).toBeGreaterThan(Date.now());
  await requestMilestoneChanges(funded.buyer, { ...at(funded), reason: 'Thiếu số liệu' });
  expect(await tasksOf(funded.supplier)).toEqual([`deliver_again ${step(funded, 'ban-giao')}`]);

  const accepted = await acceptedPilot();
  expect(await tasksOf(accepted.finance)).toContain(`release ${step(accepted, 'giai-ngan')}`);
});

test('what was accepted by a person who is finance too waits for another one', async () => {
  const pilot = await acceptedPilot();
  const accepterAsFinance: Actor = { ...pilot.buyer, roles: ['manager', 'finance'] };
  const kinds = (await listTasks(accepterAsFinance)).map((task) => task.kind);
  expect(kinds).not.toContain('release');
});

test('due dates come first, the nearest on top, and the count is the length of the list', async () => {
  const near = await publishedChallenge({ changes: { closesAt: new Date(Date.now() + 3 * 86_400_000) } });
  const far = await publishedChallenge({ sponsor: near.sponsor });
  const draft = await draftChallenge({ sponsor: near.sponsor });
  const tasks = await listTasks(near.sponsor);
  expect(tasks.map((task) => task.subjectId)).toEqual([near.challenge.id, far.challenge.id, draft.challenge.id]);
  expect(await countTasks(near.sponsor)).toBe(3);
});

test('a stranger and a suspended organisation find nothing of it', async () => {
  const stage = await scoringChallenge();
  expect(await tasksOf(await createActor({ kind: 'corporation' }))).toEqual([]);
  expect(await tasksOf(await createActor({ kind: 'startup' }))).toEqual([]);
  const approved = await approvedChallenge();
  expect(await tasksOf({ ...approved.sponsor, organizationStatus: 'suspended' })).toEqual([]);
  expect(await tasksOf(stage.sponsor)).toEqual([]);
});

test('every task that was seen leads to an address of the site', () => {
  const addresses = (routes as { path?: string }[])
    .map(({ path = '' }) => path.replace(/^en\?\/?/, ''))
    .filter((path) => path !== '' && path !== '*')
    .map((path) => new RegExp(`^/${path.replace(/:[^/]+/g, '[^/]+')}$`));
  expect(seen.size).toBeGreaterThan(15);
  for (const [kind, path] of seen)
    expect(
      addresses.some((address) => address.test(path)),
      `${kind} ${path}`,
    ).toBe(true);
});
