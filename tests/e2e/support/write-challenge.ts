import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** A title nobody else has, with the marks that search must see through. */
export type NewChallenge = { title: string; closesAt: string };

/** The manager writes a challenge step by step and sends it for review. @returns its id */
export async function writeChallenge(manager: Person, { title, closesAt }: NewChallenge): Promise<string> {
  await manager.go('/don-vi/de-bai/moi');
  await manager.fill('challenges:label.title', title);
  await manager.page.getByLabel(manager.say('challenges:label.field')).selectOption('seaport');
  await manager.page.getByRole('radio').nth(2).check();
  await manager.press('challenges:new.submit');
  await expect(manager.page).toHaveURL(/\/soan/);
  const id = manager.idAfter('/don-vi/de-bai');

  await manager.fill('challenges:label.summary', 'Xe đầu kéo chờ trung bình 50 phút trước cổng cảng vào giờ cao điểm.');
  await manager.fill(
    'challenges:label.problem',
    'Nhân viên đọc số container và biển số bằng mắt ở sáu làn vào; mỗi ca có khoảng 1.600 lượt xe và sai sót phải dò lại bằng tay.',
  );
  await manager.fill('challenges:label.outcome', 'Thời gian qua cổng dưới 45 giây mỗi xe, đọc đúng từ 98% trở lên.');
  await manager.press('challenges:edit.next');
  await manager.sees('challenges:step.count', { number: 2, total: 5 });
  await manager.press('challenges:edit.next');
  await manager.sees('challenges:step.count', { number: 3, total: 5 });
  await manager.fill('challenges:label.budgetMinVnd', '300.000.000');
  await manager.fill('challenges:label.budgetMaxVnd', '900.000.000');
  await manager.press('challenges:edit.next');
  await manager.sees('challenges:step.count', { number: 4, total: 5 });
  await writeCriterion(manager, 1, 'Hiệu quả kỹ thuật', '60');
  await writeCriterion(manager, 2, 'Chi phí', '40');
  await manager.press('challenges:edit.next');
  await manager.sees('challenges:step.count', { number: 5, total: 5 });
  await manager.fill('challenges:label.closesAt', closesAt);
  await manager.finish('challenges:edit.review');

  await manager.go(`/don-vi/de-bai/${id}/gui-duyet`);
  await manager.finish('challenges:submit.confirm');
  await manager.sees('challenges:status.in_review.label');
  return id;
}

async function writeCriterion(manager: Person, number: number, name: string, percent: string): Promise<void> {
  const row = manager.page.getByRole('group', { name: manager.say('challenges:edit.criterion', { number }) });
  await row.getByLabel(manager.say('challenges:label.criterionName')).fill(name);
  await row.getByLabel(manager.say('challenges:label.criterionWeight')).fill(percent);
}
