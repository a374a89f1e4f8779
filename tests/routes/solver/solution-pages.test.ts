import { createHash } from 'node:crypto';
import type { LoaderFunction } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { requireOwnSolution } from '#app/domain/solutions/solution.queries.server.ts';
import { loader as workspace } from '#app/routes/solver/solution.tsx';
import { loader as edit, action as saveEdit } from '#app/routes/solver/solution-edit.tsx';
import { action as sendSubmit, loader as submit } from '#app/routes/solver/solution-submit.tsx';
import { loader as withdraw } from '#app/routes/solver/solution-withdraw.tsx';
import { action as start } from '#app/routes/solver/start-solution.ts';
import { loader as versionFile } from '#app/routes/solver/version-file.ts';
import { passDeadline, publishedChallenge } from '#tests/support/challenges.ts';
import { createActor } from '#tests/support/factories.ts';
import { headersOf } from '#tests/support/session.ts';
import { submittedSolution, writtenSolution } from '#tests/support/solutions.ts';

const origin = 'http://localhost:3000';
const context = { nonce: '', requestId: 'test', clientAddress: '' };

async function get(load: LoaderFunction, actor: Actor, params: Record<string, string>) {
  const request = new Request(`${origin}/giai-phap`, { headers: await headersOf(actor, origin) });
  return load({ request, params, context });
}

async function post(actor: Actor, address: string, fields: Record<string, string>) {
  return new Request(`${origin}${address}`, {
    method: 'POST',
    headers: { ...(await headersOf(actor, origin)), 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });
}

describe('a startup’s own pages', () => {
  it('start with one press, and save a step by itself without complaining of what is missing', async () => {
    const { challenge } = await publishedChallenge();
    const startup = await createActor({ kind: 'startup' });
    const params = { code: challenge.code };
    const begun = await start({
      request: await post(startup, `/en/de-bai/${challenge.code}/giai-phap`, {}),
      params,
      context,
    });
    const solutionId = /^\/en\/giai-phap\/([^/]+)\/soan$/.exec(begun.headers.get('Location') ?? '')?.[1] ?? '';

    const address = `/giai-phap/${solutionId}/soan?buoc=tong-quan`;
    const request = await post(startup, address, {
      revision: '1',
      intent: 'autosave',
      title: 'Tên',
      priceVnd: '1.500.000',
    });
    const answer = await saveEdit({ request, params: { solutionId }, context });
    expect(answer).toMatchObject({ data: { revision: 2, savedAt: expect.stringMatching(/Z$/) } });
    expect((await requireOwnSolution(startup, solutionId)).solution.draft).toMatchObject({
      title: 'Tên',
      priceVnd: '1500000',
    });
    const older = await post(startup, address, { revision: '1', intent: 'next', title: 'Cũ' });
    const refused = await saveEdit({ request: older, params: { solutionId }, context });
    expect(refused).toMatchObject({ init: { status: 409 }, data: { initialValue: { title: 'Cũ', revision: '1' } } });
  });

  it('give back exactly the bytes under the receipt', async () => {
    const stage = await publishedChallenge();
    const { startup, solutionId, receipt } = await submittedSolution(stage);
    const file = await get(versionFile, startup, { solutionId, number: '1' });
    if (!(file instanceof Response)) throw new Error('not a file');
    expect(
      createHash('sha256')
        .update(Buffer.from(await file.arrayBuffer()))
        .digest('hex'),
    ).toBe(receipt.sha256);
  });

  it('come back with the reason when the deadline passed meanwhile', async () => {
    const stage = await publishedChallenge();
    const { startup, solutionId, revision } = await writtenSolution(stage);
    await passDeadline(stage.challenge.id);
    const request = await post(startup, `/giai-phap/${solutionId}/nop`, { revision: String(revision) });
    const answer = await sendSubmit({ request, params: { solutionId }, context });
    expect(answer).toMatchObject({ init: { status: 409 }, data: { error: { '': ['reason.challenge_closed'] } } });
    for (const load of [edit, submit, withdraw])
      await expect(get(load, startup, { solutionId })).rejects.toMatchObject({ name: 'DomainError' });
  });

  it('do not exist for a rival, the sponsor or the coordinator', async () => {
    const stage = await publishedChallenge();
    const { solutionId } = await submittedSolution(stage);
    const rival = await createActor({ kind: 'startup' });
    for (const actor of [rival, stage.sponsor, stage.reviewer])
      for (const load of [workspace, edit, submit, withdraw, versionFile])
        await expect(get(load, actor, { solutionId, number: '1' })).rejects.toMatchObject({ code: 'not_found' });
  });
});
