import type { Desk, OrganizationKind, Role } from '#app/domain/kernel/actor.ts';
import type { SubKind } from '#app/domain/organizations/organization.kinds.ts';

/** Organisations and people of the demo. All of them are invented; addresses end in `.example`, which nobody can own. */
export type DemoOrganization = {
  slug: string;
  name: string;
  kind: OrganizationKind;
  subKind?: SubKind;
  taxSerial: number;
  wardCode?: string;
  summary: string;
};

export const demoOrganizations = [
  {
    slug: 'lach-huyen',
    name: 'Công ty CP Khai thác cảng Lạch Huyện Mẫu',
    kind: 'corporation',
    subKind: 'private',
    taxSerial: 201_100,
    wardCode: '11914',
    summary: 'Khai thác bến container nước sâu, 1,1 triệu TEU mỗi năm.',
  },
  {
    slug: 'so-xay-dung',
    name: 'Sở Xây dựng thành phố Hải Phòng (kịch bản mẫu)',
    kind: 'state_agency',
    subKind: 'department',
    taxSerial: 201_200,
    wardCode: '11311',
    summary: 'Cơ quan chuyên môn về xây dựng và giao thông của thành phố.',
  },
  {
    slug: 'so-khcn',
    name: 'Sở Khoa học và Công nghệ thành phố Hải Phòng (kịch bản mẫu)',
    kind: 'coordinator',
    taxSerial: 201_300,
    wardCode: '11311',
    summary: 'Đơn vị điều phối sàn đề bài của thành phố.',
  },
  {
    slug: 'song-so',
    name: 'Công ty TNHH Công nghệ Sóng Số',
    kind: 'startup',
    subKind: 'company',
    taxSerial: 201_400,
    wardCode: '11329',
    summary: 'Bốn kỹ sư làm dự báo và tối ưu cho vận tải biển.',
  },
  {
    slug: 'hai-dang-ai',
    name: 'Công ty CP Hải Đăng AI',
    kind: 'startup',
    subKind: 'company',
    taxSerial: 201_500,
    wardCode: '11413',
    summary: 'Thị giác máy tính cho cảng, kho và nhà máy.',
  },
  {
    slug: 'phuong-do-robotics',
    name: 'Công ty TNHH Phượng Đỏ Robotics',
    kind: 'startup',
    subKind: 'company',
    taxSerial: 201_600,
    wardCode: '11411',
    summary: 'Robot và cảm biến chịu môi trường biển.',
  },
  {
    slug: 'dai-hoc-ky-thuat',
    name: 'Trường Đại học Kỹ thuật Mẫu',
    kind: 'university',
    subKind: 'university',
    taxSerial: 201_700,
    wardCode: '11383',
    summary: 'Đào tạo và nghiên cứu kỹ thuật, tự động hóa, hàng hải.',
  },
  {
    slug: 'hiep-hoi-van-tai',
    name: 'Hiệp hội Vận tải Mẫu',
    kind: 'association',
    subKind: 'association',
    taxSerial: 201_800,
    wardCode: '11329',
    summary: 'Đại diện 120 doanh nghiệp vận tải và logistics.',
  },
  {
    slug: 'hop-tac-xa-vai-thieu',
    name: 'Hợp tác xã Vải thiều Mẫu',
    kind: 'association',
    subKind: 'cooperative',
    taxSerial: 201_900,
    wardCode: '10813',
    summary: 'Ba trăm hộ trồng vải ở Thanh Hà.',
  },
] as const satisfies readonly DemoOrganization[];

export type DemoSlug = (typeof demoOrganizations)[number]['slug'];

export type DemoPerson = {
  key: string;
  email: string;
  displayName: string;
  organization: DemoSlug;
  roles: readonly Role[];
  desks?: readonly Desk[];
  /** Key of the sentence on the sign-in page that says what this person finds to do; none for extras. */
  demoRole?: string;
};

export const demoPeople = [
  person('sponsorManager', 'quan-ly@lach-huyen.example', 'Nguyễn Thu Hà', 'lach-huyen', ['manager'], 'sponsor_manager'),
  person(
    'sponsorFinance',
    'tai-chinh@lach-huyen.example',
    'Trần Minh Đức',
    'lach-huyen',
    ['finance'],
    'sponsor_finance',
  ),
  person('sponsorOwner', 'giam-doc@lach-huyen.example', 'Lê Quang Vinh', 'lach-huyen', ['owner'], 'sponsor_owner'),
  person('agencyManager', 'quan-ly@so-xay-dung.example', 'Phạm Thị Lan', 'so-xay-dung', ['manager'], 'agency_manager'),
  person('startupOwner', 'sang-lap@song-so.example', 'Đỗ Gia Bảo', 'song-so', ['owner'], 'startup_owner'),
  person('startupTwo', 'sang-lap@hai-dang-ai.example', 'Bùi Khánh Linh', 'hai-dang-ai', ['owner'], 'startup_second'),
  person('startupThree', 'sang-lap@phuong-do.example', 'Ngô Đức Anh', 'phuong-do-robotics', ['owner']),
  person('chair', 'chu-tich@dai-hoc.example', 'GS. Mai Văn Phúc', 'dai-hoc-ky-thuat', ['member'], 'chair'),
  person(
    'evaluatorOne',
    'chuyen-gia@dai-hoc.example',
    'TS. Đặng Thùy Dương',
    'dai-hoc-ky-thuat',
    ['member'],
    'evaluator',
  ),
  person(
    'evaluatorTwo',
    'chuyen-gia@van-tai.example',
    'Vũ Hải Sơn',
    'hiep-hoi-van-tai',
    ['member'],
    'evaluator_second',
  ),
  person('universityManager', 'quan-ly@dai-hoc.example', 'Lương Bích Ngọc', 'dai-hoc-ky-thuat', ['manager']),
  person('associationManager', 'quan-ly@van-tai.example', 'Phan Thế Mạnh', 'hiep-hoi-van-tai', ['manager']),
  person('cooperativeManager', 'quan-ly@vai-thieu.example', 'Tô Thị Hiền', 'hop-tac-xa-vai-thieu', ['manager']),
  {
    ...person('reviewer', 'tham-dinh@so-khcn.example', 'Hoàng Anh Tuấn', 'so-khcn', ['manager'], 'reviewer'),
    desks: ['review'],
  },
  {
    ...person('verifier', 'xac-minh@so-khcn.example', 'Vương Thị Mai', 'so-khcn', ['member'], 'verifier'),
    desks: ['verification'],
  },
  {
    ...person('administrator', 'quan-tri@so-khcn.example', 'Cao Đăng Khoa', 'so-khcn', ['owner'], 'administrator'),
    desks: ['administration'],
  },
  {
    ...person('treasurer', 'doi-soat@so-khcn.example', 'Đinh Thị Hạnh', 'so-khcn', ['finance'], 'treasurer'),
    desks: ['treasury', 'reports'],
  },
  {
    ...person('treasurerTwo', 'kiem-soat@so-khcn.example', 'Lâm Quốc Bảo', 'so-khcn', ['finance'], 'treasurer_second'),
    desks: ['treasury'],
  },
] as const satisfies readonly DemoPerson[];

export type DemoKey = (typeof demoPeople)[number]['key'];

function person<K extends string>(
  key: K,
  email: string,
  displayName: string,
  organization: DemoSlug,
  roles: readonly Role[],
  demoRole?: string,
) {
  return { key, email, displayName, organization, roles, ...(demoRole ? { demoRole } : {}) };
}

/** How far each demo challenge has come; every stop of the story has at least one, so that every role finds work at once. */
export const demoStages = [
  'draft',
  'changes_requested',
  'in_review',
  'approved',
  'published',
  'published_with_solutions',
  'closed',
  'opening',
  'scoring',
  'scored',
  'locked',
  'contract_draft',
  'bank_rail',
  'contract_offered',
  'awaiting_funds',
  'in_progress',
  'delivered',
  'accepted',
  'released',
  'no_award',
  'cancelled',
] as const;
export type DemoStage = (typeof demoStages)[number];

export type DemoStory = { id: string; sponsor: DemoSlug; stage: DemoStage; closesInDays: number };

export const demoStories: readonly DemoStory[] = [
  { id: 'HP-001', sponsor: 'lach-huyen', stage: 'published_with_solutions', closesInDays: 9 },
  { id: 'HP-002', sponsor: 'lach-huyen', stage: 'closed', closesInDays: 0 },
  { id: 'HP-003', sponsor: 'so-xay-dung', stage: 'published', closesInDays: 21 },
  { id: 'HP-004', sponsor: 'lach-huyen', stage: 'scoring', closesInDays: 0 },
  { id: 'HP-005', sponsor: 'lach-huyen', stage: 'delivered', closesInDays: 0 },
  { id: 'HP-006', sponsor: 'lach-huyen', stage: 'scored', closesInDays: 0 },
  { id: 'HP-007', sponsor: 'lach-huyen', stage: 'awaiting_funds', closesInDays: 0 },
  { id: 'HP-008', sponsor: 'lach-huyen', stage: 'locked', closesInDays: 0 },
  { id: 'HP-009', sponsor: 'lach-huyen', stage: 'contract_offered', closesInDays: 0 },
  { id: 'HP-010', sponsor: 'lach-huyen', stage: 'in_progress', closesInDays: 0 },
  { id: 'HP-011', sponsor: 'dai-hoc-ky-thuat', stage: 'published', closesInDays: 34 },
  { id: 'HP-012', sponsor: 'so-khcn', stage: 'in_review', closesInDays: 40 },
  { id: 'HP-013', sponsor: 'so-xay-dung', stage: 'published', closesInDays: 12 },
  { id: 'HP-014', sponsor: 'so-xay-dung', stage: 'published', closesInDays: 26 },
  { id: 'HP-015', sponsor: 'so-xay-dung', stage: 'no_award', closesInDays: 0 },
  { id: 'HP-016', sponsor: 'so-xay-dung', stage: 'opening', closesInDays: 0 },
  { id: 'HP-017', sponsor: 'so-xay-dung', stage: 'in_review', closesInDays: 45 },
  { id: 'HP-018', sponsor: 'so-xay-dung', stage: 'published', closesInDays: 5 },
  { id: 'HP-019', sponsor: 'hop-tac-xa-vai-thieu', stage: 'published', closesInDays: 17 },
  { id: 'HP-020', sponsor: 'lach-huyen', stage: 'changes_requested', closesInDays: 50 },
  { id: 'HP-021', sponsor: 'so-xay-dung', stage: 'published', closesInDays: 30 },
  { id: 'HP-022', sponsor: 'lach-huyen', stage: 'draft', closesInDays: 60 },
  { id: 'HP-023', sponsor: 'lach-huyen', stage: 'accepted', closesInDays: 0 },
  { id: 'HP-024', sponsor: 'so-xay-dung', stage: 'approved', closesInDays: 48 },
  { id: 'HP-025', sponsor: 'so-xay-dung', stage: 'published', closesInDays: 3 },
  { id: 'HP-026', sponsor: 'so-xay-dung', stage: 'cancelled', closesInDays: 25 },
  { id: 'HP-027', sponsor: 'lach-huyen', stage: 'released', closesInDays: 0 },
  { id: 'HP-028', sponsor: 'lach-huyen', stage: 'bank_rail', closesInDays: 0 },
  { id: 'HP-029', sponsor: 'dai-hoc-ky-thuat', stage: 'published', closesInDays: 15 },
  { id: 'HP-030', sponsor: 'lach-huyen', stage: 'contract_draft', closesInDays: 0 },
];
