import type { SolutionChanges } from '#app/domain/solutions/solution.schema.ts';

type Criterion = { id: string; name: string };

/** Three ways to answer one challenge; nothing in them names who wrote it, since panels of the demo score blind. */
const approaches = [
  {
    title: 'Bắt đầu từ dữ liệu sẵn có, đưa vào vận hành sau tám tuần',
    summary:
      'Dùng dữ liệu đơn vị đang có để dựng mô hình đầu tiên trong bốn tuần, chạy song song với cách làm hiện nay thêm bốn tuần rồi mới chuyển hẳn.',
    approach:
      'Tuần 1–2: khảo sát, làm sạch dữ liệu, thống nhất cách đo.\nTuần 3–4: mô hình cơ sở và màn hình cho người vận hành.\nTuần 5–8: chạy song song, so sánh hằng ngày, sửa theo phản hồi.\nMỗi dự báo đều kèm mức tin cậy; khi mức tin cậy thấp, hệ thống nói rõ và nhường quyết định cho người trực.',
    plan: 'Mốc 1 (8 tuần): chạy song song, báo cáo sai số.\nMốc 2 (16 tuần): vận hành chính thức, bàn giao mã nguồn và tài liệu.',
    team: 'Bốn kỹ sư: hai về dữ liệu, một về phần mềm, một chuyên gia nghiệp vụ có 9 năm kinh nghiệm.',
    share: 62,
  },
  {
    title: 'Thiết bị biên và thị giác máy tính, không phụ thuộc đường truyền',
    summary:
      'Xử lý ngay tại hiện trường bằng thiết bị biên chịu được môi trường biển, chỉ gửi kết quả về trung tâm nên vẫn chạy khi mất mạng.',
    approach:
      'Thiết bị biên công suất thấp, vỏ IP67, cập nhật từ xa có ký số.\nMô hình huấn luyện trên dữ liệu của đơn vị, kiểm thử với ban đêm, mưa và sương mù.\nBảng điều khiển hiển thị tình trạng từng thiết bị và lý do của mỗi cảnh báo.',
    plan: 'Mốc 1 (10 tuần): lắp hai điểm, đo độ chính xác.\nMốc 2 (20 tuần): mở rộng toàn bộ phạm vi thí điểm.',
    team: 'Sáu người, trong đó ba kỹ sư nhúng từng triển khai tại cảng và nhà máy.',
    share: 78,
  },
  {
    title: 'Nền tảng mở, đơn vị tự vận hành sau thí điểm',
    summary:
      'Xây trên phần mềm nguồn mở, chuyển giao từng phần trong quá trình làm để người của đơn vị tự vận hành và tự mở rộng.',
    approach:
      'Mỗi thành phần có giao diện công khai, tài liệu tiếng Việt và bài thực hành.\nĐào tạo ba cán bộ của đơn vị ngay từ tuần thứ hai.\nĐánh giá an toàn thông tin độc lập trước khi kết thúc.',
    plan: 'Mốc 1 (12 tuần): phiên bản dùng thử, đào tạo đợt một.\nMốc 2 (24 tuần): bàn giao, đơn vị tự vận hành có giám sát.',
    team: 'Ba kỹ sư phần mềm và một chuyên viên đào tạo.',
    share: 55,
  },
] as const;

/** @param index which of the three ways, counted round */
export function solutionFor(index: number, budgetMaxVnd: bigint, criteria: readonly Criterion[]): SolutionChanges {
  const { share, ...texts } = approaches[index % approaches.length] ?? approaches[0];
  return {
    ...texts,
    priceVnd: String((budgetMaxVnd * BigInt(share)) / 100n),
    answers: Object.fromEntries(
      criteria.map((criterion) => [
        criterion.id,
        `${criterion.name}: ${texts.summary} Cách đo và bằng chứng nằm trong kế hoạch.`,
      ]),
    ),
  };
}
