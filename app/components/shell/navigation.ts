import type { Desk } from '#app/domain/kernel/actor.ts';
import type { KeyOf } from '#app/i18n/keys.ts';
import type { ShellData } from './shell-data.ts';

export type Destination = { to: string; words: KeyOf<'common'> };

export const publicPages: readonly Destination[] = [
  { to: '/de-bai', words: 'nav.challenges' },
  { to: '/danh-muc', words: 'nav.catalogue' },
  { to: '/huong-dan', words: 'nav.help' },
];

/** By what people are bound, and where they find help: the footer's own links. */
export const legalPages: readonly Destination[] = [
  { to: '/lien-he', words: 'nav.contact' },
  { to: '/quy-che', words: 'nav.rules' },
  { to: '/dieu-khoan', words: 'nav.terms' },
  { to: '/quyen-rieng-tu', words: 'nav.privacy' },
];

/** What this person's organisation works with, the most used first. */
export function rolePages({ organization }: ShellData): Destination[] {
  if (!organization) return [];
  const startup = organization.kind === 'startup';
  const pages: (Destination | false)[] = [
    organization.reviews && { to: '/dieu-phoi/tham-dinh', words: 'nav.review' },
    organization.verifies && { to: '/dieu-phoi/xac-minh', words: 'nav.verification' },
    organization.opens && { to: '/dieu-phoi/mo-ho-so', words: 'nav.opening' },
    organization.treasury && { to: '/dieu-phoi/doi-soat', words: 'nav.treasury' },
    organization.administers && { to: '/dieu-phoi/loi-nhan', words: 'nav.messages' },
    organization.administers && { to: '/dieu-phoi/viec-nen', words: 'nav.jobs' },
    startup && { to: '/giai-phap', words: 'nav.solutions' },
    !startup && { to: '/don-vi/de-bai', words: 'nav.myChallenges' },
    keepsRegistry(organization.desks) && { to: '/dieu-phoi/chuyen-gia', words: 'nav.experts' },
    organization.administers && { to: '/dieu-phoi/can-bo', words: 'nav.officers' },
    organization.administers && { to: '/dieu-phoi/trong-tai', words: 'nav.arbiters' },
    organization.scores && { to: '/cham-diem', words: 'nav.scoring' },
    { to: '/hop-dong', words: 'nav.contracts' },
    organization.roles.some((role) => role === 'owner' || role === 'finance') && {
      to: '/don-vi/tien',
      words: 'nav.money',
    },
    organization.desks.some((desk) => desk === 'treasury' || desk === 'reports') && {
      to: '/dieu-phoi/so-cai',
      words: 'nav.book',
    },
    organization.administers && { to: '/dieu-phoi/nhat-ky', words: 'nav.wholeTrail' },
    { to: '/don-vi/thanh-vien', words: 'nav.members' },
    { to: '/don-vi/ho-so', words: 'nav.profile' },
  ];
  return pages.filter((page): page is Destination => page !== false);
}

/** The three destinations of the phone's bottom bar; the menu is the fourth. */
export function quickPages(shell: ShellData): Destination[] {
  if (!shell.person) {
    return [{ to: '/', words: 'nav.home' }, ...publicPages.slice(0, 2)];
  }
  const [first] = rolePages(shell);
  return [
    { to: '/viec-can-lam', words: 'nav.tasks' },
    { to: '/de-bai', words: 'nav.challenges' },
    first ?? { to: '/thong-bao', words: 'nav.inbox' },
  ];
}

function keepsRegistry(desks: readonly Desk[]): boolean {
  return desks.includes('verification') || desks.includes('administration');
}
