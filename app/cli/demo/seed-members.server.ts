import { inviteMember } from '#app/domain/members/invite-member.server.ts';
import type { Cast } from './seed-people.server.ts';

/** An invitation that waits for a demo person of another organisation, and one to somebody who has no account. */
export async function seedMembers(cast: Cast): Promise<void> {
  await inviteMember(cast.startupOwner, {
    email: cast.startupThree.email,
    roles: ['manager'],
    message: 'Anh cùng làm hồ sơ cho đề bài cảng với bên em nhé.',
  });
  await inviteMember(cast.startupOwner, { email: 'ke-toan@song-so.example', roles: ['finance'], message: '' });
}
