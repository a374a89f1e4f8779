import type { CriterionDraft } from '#app/domain/challenges/challenge.schema.ts';

const row = (name: string, guidance: string, percent: number, minimumTenths: number | null = null): CriterionDraft => ({
  name,
  guidance,
  weight: percent * 100,
  minimum: minimumTenths,
});

const common = [
  row('Mức độ giải quyết bài toán', 'Giải pháp trả lời từng kết quả mong muốn đến đâu, bằng chứng nào.', 35, 50),
  row('Tính khả thi và kế hoạch thí điểm', 'Mốc thời gian, nhân lực, phụ thuộc vào dữ liệu và hạ tầng hiện có.', 25),
  row('Năng lực đội ngũ', 'Kinh nghiệm đã làm, người chịu trách nhiệm chính.', 15),
  row('Chi phí và hiệu quả', 'Tổng chi phí trong thời gian thí điểm và khi nhân rộng.', 25),
];

const technical = [
  row('Hiệu quả kỹ thuật', 'Chỉ số đạt được trên dữ liệu thử, cách đo và sai số.', 40, 60),
  row('Tích hợp với hệ thống hiện có', 'Giao diện kết nối, yêu cầu thay đổi phía đơn vị.', 20),
  row('Kế hoạch thí điểm', 'Các mốc, sản phẩm bàn giao, rủi ro và cách xử lý.', 20),
  row('Chi phí và hiệu quả', 'Tổng chi phí trong thời gian thí điểm và khi nhân rộng.', 20),
];

const publicService = [
  row('Lợi ích cho người dân và cơ quan', 'Thời gian, chi phí xã hội tiết kiệm được.', 35, 50),
  row('Dễ dùng, dễ tiếp cận', 'Người cao tuổi, người khuyết tật, cán bộ cấp xã dùng được.', 20),
  row('An toàn thông tin, bảo vệ dữ liệu cá nhân', 'Biện pháp cụ thể, nơi lưu dữ liệu.', 20, 60),
  row('Chi phí và kế hoạch triển khai', 'Tổng chi phí và tiến độ theo từng giai đoạn.', 25),
];

/** Criteria that a sponsor of the field would write; weights add up to 100 %. */
export function criteriaFor(field: string): CriterionDraft[] {
  if (['seaport', 'semiconductor', 'manufacturing'].includes(field)) return technical;
  if (['public_admin', 'healthcare', 'education'].includes(field)) return publicService;
  return common;
}
