import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** A startup finds the challenge, writes its solution, attaches a file and seals it. @returns the solution's id */
export async function answerChallenge(startup: Person, code: string, priceVnd: string): Promise<string> {
  await startup.go(`/de-bai/${code}`);
  await startup.press('publicChallenge:submit');
  await expect(startup.page).toHaveURL(/\/giai-phap\//);
  const id = startup.idAfter('/giai-phap');
  await startup.go(`/giai-phap/${id}/soan`);

  await startup.fill('solutions:field.title', 'Đọc container tại biên, chạy cả khi mất mạng');
  await startup.fill(
    'solutions:field.summary',
    'Ba camera mỗi làn, kết quả sau hai giây, trường hợp ngờ được chuyển cho người trực.',
  );
  await startup.fill('solutions:field.priceVnd', priceVnd);
  await startup.press('solutions:edit.next');
  await startup.fill('solutions:field.approach', 'Huấn luyện trên ảnh của cổng, kiểm thử ban đêm và khi mưa.');
  await startup.fill('solutions:field.plan', 'Mốc 1: hai làn trong tám tuần. Mốc 2: cả sáu làn và bàn giao.');
  await startup.fill('solutions:field.team', 'Năm kỹ sư, trong đó hai người từng làm tại cảng.');
  await startup.press('solutions:edit.next');
  for (const criterion of ['Hiệu quả kỹ thuật', 'Chi phí']) {
    await startup.page
      .getByLabel(startup.say('solutions:edit.answer', { criterion }))
      .fill(`${criterion}: đo trên dữ liệu thử do cảng giữ.`);
  }
  await startup.press('solutions:edit.next');
  await attach(startup, 'phuong-an.csv', 'lan,ty_le_dung\n1,98.4\n2,98.9\n');
  await startup.go(`/giai-phap/${id}/nop`);
  await startup.finish('solutions:submit.button');
  await startup.sees('solutions:status.submitted.label');
  return id;
}

/** Chooses a file in the first uploader of the page and waits until its bytes have been checked. */
export async function attach(person: Person, name: string, content: string): Promise<void> {
  await person.page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await expect(person.page.getByRole('link', { name: new RegExp(name.replace('.', '\\.')) }).first()).toBeVisible({
    timeout: 30_000,
  });
}
