import { decideProfile } from '#app/domain/experts/decide-profile.server.ts';
import { declareExpertise } from '#app/domain/experts/declare-expertise.server.ts';
import { findOwnProfile } from '#app/domain/experts/expert.queries.server.ts';
import type { EvaluatorProfileInput } from '#app/domain/experts/expert.schema.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { inviteMember } from '#app/domain/members/invite-member.server.ts';
import { appoint } from '#app/domain/staff/appoint.server.ts';
import type { Cast } from './seed-people.server.ts';

/**
 * An invitation that waits for a demo person of another organisation and one to somebody who has no account; the evaluators
 * in the registry, one of them still to be confirmed; an arbiter.
 */
export async function seedMembers(cast: Cast): Promise<void> {
  await inviteMember(cast.startupOwner, {
    email: cast.startupThree.email,
    roles: ['manager'],
    message: 'Anh cùng làm hồ sơ cho đề bài cảng với bên em nhé.',
  });
  await inviteMember(cast.startupOwner, { email: 'ke-toan@song-so.example', roles: ['finance'], message: '' });

  for (const [expert, profile] of [
    [cast.chair, chairProfile],
    [cast.evaluatorOne, scientistProfile],
    [cast.evaluatorTwo, practitionerProfile],
  ] as const)
    await declareExpertise(expert, profile);
  for (const expert of [cast.chair, cast.evaluatorOne]) {
    const { id } = requireFound(await findOwnProfile(expert));
    await decideProfile(cast.verifier, { profileId: id, decision: 'confirm', reason: '' });
  }
  await appoint(cast.administrator, {
    email: cast.universityManager.email,
    role: 'arbiter',
    reason: 'Quyết định số 12/QĐ-SKHCN ngày 05/01/2026 (kịch bản mẫu)',
  });
}

const university = {
  organizationName: 'Trường Đại học Kỹ thuật Mẫu',
  taxCode: undefined,
  position: 'Giảng viên',
  startedOn: '2008-09-01',
  endedOn: undefined,
};

const chairProfile: EvaluatorProfileInput = {
  fields: ['seaport', 'logistics', 'manufacturing'],
  expertise: 'Tự động hóa trong khai thác cảng và kho bãi.',
  degree: 'Giáo sư, tiến sĩ kỹ thuật',
  experienceYears: 24,
  languages: 'Tiếng Việt, tiếng Anh',
  biography: 'Nguyên trưởng khoa Tự động hóa, chủ trì sáu đề tài cấp thành phố.',
  available: 'on',
  employments: [university],
};

const scientistProfile: EvaluatorProfileInput = {
  fields: ['seaport', 'environment', 'energy'],
  expertise: 'Thị giác máy tính, quan trắc môi trường.',
  degree: 'Tiến sĩ khoa học máy tính',
  experienceYears: 9,
  languages: 'Tiếng Việt, tiếng Anh',
  biography: '',
  available: 'on',
  employments: [{ ...university, startedOn: '2017-02-01' }],
};

const practitionerProfile: EvaluatorProfileInput = {
  fields: ['logistics'],
  expertise: 'Điều hành vận tải đường bộ và cảng cạn.',
  degree: 'Kỹ sư kinh tế vận tải',
  experienceYears: 15,
  languages: 'Tiếng Việt',
  biography: '',
  available: 'on',
  employments: [
    {
      organizationName: 'Hiệp hội Vận tải Mẫu',
      taxCode: undefined,
      position: 'Trưởng ban chuyên môn',
      startedOn: '2019-06-01',
      endedOn: undefined,
    },
  ],
};
