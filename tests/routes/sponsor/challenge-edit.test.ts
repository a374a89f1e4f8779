import { beforeEach, describe, expect, test } from 'vitest';
import { requireOwnChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { saveChallengeDraft } from '#app/domain/challenges/save-challenge-draft.server.ts';
import * as edit from '#app/routes/sponsor/challenge-edit.tsx';
import { draftChallenge, type Stage } from '#tests/support/challenges.ts';
import { createColleague } from '#tests/support/factories.ts';
import { headersOf } from '#tests/support/session.ts';

const context = { nonce: '', requestId: 'test', clientAddress: '' };
let stage: Stage;
let headers: Record<string, string>;

beforeEach(async () => {
  stage = await draftChallenge();
  headers = await headersOf(stage.sponsor, 'http://localhost:3000');
});

/** What a browser sends from one step of the form. */
async function send(step: string, fields: Record<string, string>) {
  const challengeId = stage.challenge.id;
  const request = new Request(`http://localhost:3000/don-vi/de-bai/${challengeId}/soan?buoc=${step}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
  });
  const answer = await edit.action({ request, params: { challengeId }, context });
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('Location'), data: null };
  return { status: answer.init?.status ?? 200, to: null, data: answer.data };
}

const stored = async () => (await requireOwnChallenge(stage.sponsor, stage.challenge.id)).challenge;
const revision = () => String(stage.challenge.revision);
const texts = { title: 'Tên mới của đề bài', summary: 'Tóm tắt mới' };

describe('the form of a draft', () => {
  test('a draft that saves itself answers when, and with the revision of the next save', async () => {
    const first = await send('van-de', { ...texts, revision: revision(), intent: 'autosave' });
    expect(first.data).toMatchObject({ revision: stage.challenge.revision + 1, savedAt: expect.stringMatching(/Z$/) });
    const second = await send('van-de', {
      ...texts,
      summary: 'Lần hai',
      revision: String(stage.challenge.revision + 1),
      intent: 'autosave',
    });
    expect(second.status).toBe(200);
    expect((await stored()).summary).toBe('Lần hai');
  });

  test('one step leaves the others as they are', async () => {
    await send('kinh-phi', {
      budgetMinVnd: '1.000.000.000',
      budgetMaxVnd: '2.000.000.000',
      fundingSource: 'private',
      procurementRoute: 'DH',
      intellectualProperty: 'shared',
      revision: revision(),
    });
    expect(await stored()).toMatchObject({
      budgetMaxVnd: 2_000_000_000n,
      intellectualProperty: 'shared',
      problem: expect.stringContaining('tàu'),
    });
  });

  test('“next” saves and goes to the next step, from the last one to the check before sending', async () => {
    const { to } = await send('van-de', { ...texts, revision: revision(), intent: 'next' });
    expect(to).toBe(`/don-vi/de-bai/${stage.challenge.id}/soan?buoc=pham-vi`);
    const last = await send('thoi-han', {
      closesAt: '2099-01-31T17:00',
      revision: String(stage.challenge.revision + 1),
      intent: 'next',
    });
    expect(last.to).toBe(`/don-vi/de-bai/${stage.challenge.id}/gui-duyet`);
    expect((await stored()).closesAt?.toISOString()).toBe('2099-01-31T10:00:00.000Z');
  });

  test('a refused form comes back with everything that was typed', async () => {
    const { status, data } = await send('tieu-chi', {
      'criteria[0].name': 'Khả thi',
      'criteria[0].weight': 'bốn mươi',
      revision: revision(),
    });
    expect(status).toBe(422);
    expect(data).toMatchObject({ initialValue: { criteria: [{ name: 'Khả thi', weight: 'bốn mươi' }] } });
    expect(Object.keys((data as { error: object }).error)).toEqual(['criteria[0].weight']);
  });

  test('a button adds a row without JavaScript and saves nothing', async () => {
    const { data } = await send('tieu-chi', {
      'criteria[0].name': 'Khả thi',
      revision: revision(),
      __intent__: JSON.stringify({ type: 'insert', payload: { name: 'criteria', defaultValue: {} } }),
    });
    const { initialValue } = data as { initialValue: { criteria: unknown[] } };
    expect(initialValue.criteria).toHaveLength(2);
    expect((await stored()).revision).toBe(stage.challenge.revision);
  });

  test('a colleague’s save is not overwritten unless one asks for it', async () => {
    const colleague = await createColleague(stage.sponsor, ['member']);
    const { id: challengeId } = stage.challenge;
    await saveChallengeDraft(colleague, {
      challengeId,
      revision: stage.challenge.revision,
      changes: { title: 'Tên của đồng nghiệp' },
    });
    const refused = await send('van-de', { ...texts, revision: revision() });
    expect(refused).toMatchObject({
      status: 409,
      data: { initialValue: { title: texts.title, revision: revision() } },
    });
    expect((await stored()).title).toBe('Tên của đồng nghiệp');
    await send('van-de', { ...texts, revision: revision(), intent: 'overwrite' });
    expect((await stored()).title).toBe(texts.title);
  });

  test.each([
    ['an unknown commune', { field: 'other', kind: 'idea', wardCode: '99999' }, 'wardCode'],
    ['a field that is no field', { field: 'x', kind: 'idea' }, 'field'],
    ['sixty-one months', { field: 'other', kind: 'idea', pilotMonths: '61' }, 'pilotMonths'],
  ])('%s is told beside its field', async (_what, fields, name) => {
    const { status, data } = await send('pham-vi', { ...fields, revision: revision() });
    expect(status).toBe(422);
    expect(Object.keys((data as { error: object }).error)).toEqual([name]);
  });
});
