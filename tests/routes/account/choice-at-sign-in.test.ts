import { expect, test } from 'vitest';
import { organizationAtSignIn } from '#app/domain/accounts/account.queries.server.ts';
import { removeMember } from '#app/domain/members/remove-member.server.ts';
import { setActiveOrganization, startSession } from '#app/http/session.server.ts';
import { createActor, createColleague, createUser } from '#tests/support/factories.ts';

test('who belongs to several is asked at first, then begins where they were, until that ends', async () => {
  const user = await createUser();
  const person = { userId: user.id };
  expect(await organizationAtSignIn(person)).toBeNull();
  const first = await createActor({ user, roles: ['member'] });
  expect(await organizationAtSignIn(person)).toBe(first.organizationId);
  const second = await createActor({ user, roles: ['member'] });
  expect(await organizationAtSignIn(person)).toBeNull();

  const request = new Request('http://localhost:3000/');
  const cookie = (await startSession(request, { ...person, activeOrganizationId: null })).split(';')[0] ?? '';
  const asking = new Request('http://localhost:3000/', { headers: { Cookie: cookie } });
  await setActiveOrganization(asking, second.organizationId);
  expect(await organizationAtSignIn(person)).toBe(second.organizationId);

  await createActor({ user, roles: ['member'] });
  expect(await organizationAtSignIn(person)).toBe(second.organizationId);
  await removeMember(await createColleague(second, ['owner']), { userId: user.id, reason: 'x' });
  expect(await organizationAtSignIn(person)).toBeNull();
});
