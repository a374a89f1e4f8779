import { demoPassword } from '#app/domain/accounts/demo-password.ts';
import { hashPassword } from '#app/domain/accounts/password.server.ts';
import type { Actor } from '#app/domain/kernel/actor.ts';
import { createOrganization } from '#app/domain/organizations/create-organization.server.ts';
import { identityOf } from '#app/domain/organizations/organization.schema.ts';
import { bankHolderName } from '#app/domain/organizations/plain-letters.ts';
import { requestAccess } from '#app/domain/organizations/request-access.server.ts';
import { requestVerification } from '#app/domain/organizations/request-verification.server.ts';
import { returnVerification } from '#app/domain/organizations/return-verification.server.ts';
import { saveBankAccount } from '#app/domain/organizations/save-bank-account.server.ts';
import { saveProfile } from '#app/domain/organizations/save-profile.server.ts';
import { inTransaction } from '#db/client.server.ts';
import { attachFile } from './attach-file.server.ts';
import { type Cast, seedPerson, taxCodeOf } from './seed-people.server.ts';

/** Startups on their way to be verified: one waits at the desk, one was asked for changes; the second's founder also asks to join another. */
export async function seedOrganizations(cast: Cast): Promise<void> {
  const waiting = await startup('Công ty TNHH Muối Biển Xanh', 202_000, {
    email: 'sang-lap@muoi-bien-xanh.example',
    displayName: 'Trịnh Mỹ Dung',
  });
  await requestVerification(waiting);
  const returned = await startup('Công ty CP Hạt Giống Số', 202_100, {
    email: 'sang-lap@hat-giong-so.example',
    displayName: 'Lý Quốc Toàn',
    demoRole: 'startup_unverified',
  });
  const verificationId = await requestVerification(returned);
  await returnVerification(cast.verifier, {
    verificationId,
    outcome: 'changes_asked',
    reason:
      'Giấy ủy quyền đã hết hạn ngày 30/06. Hãy tải lên bản còn hiệu lực, có chữ ký của người đại diện theo pháp luật.',
  });
  const message = 'Tôi phụ trách hợp tác dự án với quý công ty, cần xem các đề bài đang soạn.';
  await requestAccess(returned, { code: taxCodeOf(201_100), message });
}

type Founder = { email: string; displayName: string; demoRole?: string };

async function startup(name: string, serial: number, founder: Founder): Promise<Actor> {
  const passwordHash = await hashPassword(demoPassword);
  const user = await inTransaction((tx) => seedPerson(tx, founder, passwordHash));
  const { id: userId, displayName, email, locale } = user;
  const identity = identityOf({
    subKind: 'company',
    name,
    internationalName: '',
    taxCode: taxCodeOf(serial),
    country: '',
    registrationNumber: '',
  });
  const organization = await createOrganization({ userId, displayName, email, locale }, identity);
  const owner: Actor = {
    userId,
    displayName,
    email,
    locale,
    organizationId: organization.id,
    organizationName: organization.name,
    organizationKind: organization.kind,
    organizationStatus: organization.status,
    roles: ['owner'],
    desks: [],
    secondFactor: 'recent',
  };
  await saveProfile(owner, {
    summary: 'Nhóm sáng lập từ trường đại học, đang thử nghiệm sản phẩm đầu tiên.',
    summaryEn: '',
    website: '',
    contactEmail: email,
    contactPhone: '0225 3747 001',
    street: '45 Trần Phú',
    ward: '11329',
  });
  await saveBankAccount(owner, {
    bankBin: '970418',
    bankAccount: `3${String(serial).padStart(10, '0')}`,
    bankAccountHolder: bankHolderName(name),
  });
  const subject = { subjectKind: 'organization', subjectId: organization.id } as const;
  await attachFile(
    owner,
    { ...subject, purpose: 'registration' },
    paper('giay-dang-ky-doanh-nghiep.pdf', 'GIAY CHUNG NHAN DANG KY DOANH NGHIEP'),
  );
  await attachFile(owner, { ...subject, purpose: 'authorization' }, paper('giay-uy-quyen.pdf', 'GIAY UY QUYEN'));
  return owner;
}

/** A page with one line on it, as small as a PDF can be. */
function paper(name: string, line: string) {
  const content = `BT /F1 18 Tf 72 760 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return { name, bytes: Buffer.from(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n`, 'latin1') };
}
