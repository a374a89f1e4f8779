/**
 * The header of an import file, also of a JSON row: name, what it holds. Order and letter case do not matter, the Vietnamese
 * name works too; an unknown column is refused, since a misspelt one would otherwise lose its content in silence.
 */
export const importColumns = {
  id: ['mã', 'required; unique within the source, 1–60 characters: importing it again is recognised by it'],
  title: ['tiêu đề', 'required; up to 300 characters'],
  summary: ['tóm tắt', 'plain text'],
  problem: ['vấn đề', 'plain text: what is wrong today'],
  outcome: ['kết quả mong muốn', 'plain text'],
  constraints: ['ràng buộc', 'plain text'],
  data_available: ['dữ liệu sẵn có', 'plain text'],
  eligibility: ['điều kiện tham gia', 'plain text'],
  body_html: ['nội dung html', 'HTML of an old statement; cleaned before it is kept'],
  field: [
    'lĩnh vực',
    'seaport, logistics, manufacturing, semiconductor, environment, energy, public_admin, healthcare, education, agriculture, tourism or other',
  ],
  kind: ['loại', 'idea, proof_of_concept, pilot (default) or ready_product'],
  owner_name: ['đơn vị', 'who has the problem'],
  owner_type: [
    'loại đơn vị',
    'corporation, soe, fdi, state_agency, commune_committee, public_unit, university, association or cooperative',
  ],
  ward_code: ['mã xã phường', 'code of one of the 114 commune-level units, 5 digits'],
  ward_name: ['xã phường', 'not read: the code decides'],
  province_code: ['mã tỉnh', 'not read'],
  field_vi: ['tên lĩnh vực', 'not read: the code decides'],
  tags: ['từ khóa', 'separated by ;'],
  budget_min_vnd: ['kinh phí từ', 'whole đồng; 1500000000 or 1.500.000.000'],
  budget_max_vnd: ['kinh phí đến', 'whole đồng'],
  budget_min: ['số tiền từ', 'whole units of `currency`, for other money than đồng'],
  budget_max: ['số tiền đến', 'whole units of `currency`'],
  currency: ['tiền tệ', 'ISO 4217 code; VND when left out'],
  opens_at: ['ngày mở', 'as closes_at'],
  closes_at: ['hạn nộp', '2026-12-31, 31/12/2026 (end of that day in Vietnam) or 2026-12-31T17:00:00+07:00'],
  criteria: ['tiêu chí', 'Name: 40; Other name: 60 – whole or decimal percents that add up to 100'],
  reward: ['quyền lợi', 'plain text'],
  pilot_months: ['số tháng thí điểm', '1 to 60'],
  sandbox_required: ['cần thử nghiệm có kiểm soát', 'true/false, có/không, 1/0'],
  procurement_path: ['hình thức mua sắm', 'self_decided, DTRR, CHCT, CDTRG, DH, CDT, LCNT_DB or MSTT'],
  language: ['ngôn ngữ', 'vi (default) or en'],
  fictional: ['minh họa', 'true for an invented example; pages then say so'],
} as const satisfies Record<string, readonly [vietnamese: string, meaning: string]>;

export type ImportColumn = keyof typeof importColumns;

const byName = new Map<string, ImportColumn>(
  (Object.keys(importColumns) as ImportColumn[]).flatMap((column) => [
    [column, column],
    [importColumns[column][0], column],
  ]),
);

/** The column a header cell means, or null. */
export function columnNamed(header: string): ImportColumn | null {
  return byName.get(header.normalize('NFC').trim().toLowerCase()) ?? null;
}
