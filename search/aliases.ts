import { fold } from './vietnamese.ts';

/**
 * Other words for what a document says, added to it unseen when it is written, so that both engines find `KHCN` where the
 * text has "khoa học và công nghệ" and the other way round. One line per meaning: every way to write it. General terms of
 * the administration and of technology only; nothing is taken from any document.
 */
const sameMeaning: readonly (readonly string[])[] = [
  ['UBND', 'ủy ban nhân dân', "people's committee"],
  ['HĐND', 'hội đồng nhân dân', "people's council"],
  ['KH&CN', 'KHCN', 'khoa học và công nghệ', 'khoa học công nghệ', 'science and technology'],
  ['GD&ĐT', 'GDĐT', 'giáo dục và đào tạo', 'education and training'],
  ['ĐMST', 'đổi mới sáng tạo', 'innovation'],
  ['KNST', 'khởi nghiệp sáng tạo', 'startup'],
  ['KNĐMST', 'khởi nghiệp đổi mới sáng tạo', 'khởi nghiệp sáng tạo'],
  ['CNTT', 'công nghệ thông tin', 'information technology'],
  ['CĐS', 'chuyển đổi số', 'digital transformation'],
  ['DNNN', 'doanh nghiệp nhà nước', 'state-owned enterprise'],
  ['DNNVV', 'doanh nghiệp nhỏ và vừa', 'SME'],
  ['FDI', 'đầu tư trực tiếp nước ngoài', 'vốn đầu tư nước ngoài'],
  ['HTX', 'hợp tác xã', 'cooperative'],
  ['KCN', 'khu công nghiệp', 'industrial park'],
  ['KCX', 'khu chế xuất', 'export processing zone'],
  ['KKT', 'khu kinh tế', 'economic zone'],
  ['CCN', 'cụm công nghiệp', 'industrial cluster'],
  ['NSNN', 'ngân sách nhà nước', 'state budget'],
  ['TTHC', 'thủ tục hành chính', 'administrative procedure'],
  ['DVC', 'dịch vụ công', 'public service'],
  ['BHYT', 'bảo hiểm y tế', 'health insurance'],
  ['BHXH', 'bảo hiểm xã hội', 'social insurance'],
  ['SHTT', 'sở hữu trí tuệ', 'intellectual property'],
  ['TP', 'thành phố'],
  ['QLNN', 'quản lý nhà nước', 'public administration'],
  ['ĐH', 'đại học', 'university'],
  ['AI', 'trí tuệ nhân tạo', 'artificial intelligence'],
  ['ML', 'học máy', 'machine learning'],
  ['NLP', 'xử lý ngôn ngữ tự nhiên', 'xử lý ngôn ngữ', 'natural language processing'],
  ['IoT', 'internet vạn vật', 'internet kết nối vạn vật', 'internet of things'],
  ['OCR', 'nhận dạng ký tự', 'nhận dạng chữ', 'optical character recognition'],
  ['UAV', 'drone', 'máy bay không người lái', 'thiết bị bay không người lái', 'unmanned aerial vehicle'],
  ['ETA', 'giờ tàu đến', 'estimated time of arrival'],
  ['chatbot', 'trợ lý ảo', 'virtual assistant'],
  ['dashboard', 'bảng điều khiển'],
  ['computer vision', 'thị giác máy tính'],
  ['digital twin', 'bản sao số'],
  ['big data', 'dữ liệu lớn'],
  ['blockchain', 'chuỗi khối'],
  ['sensor', 'cảm biến'],
  ['traceability', 'truy xuất nguồn gốc'],
  ['sandbox', 'thử nghiệm có kiểm soát'],
  ['semiconductor', 'bán dẫn', 'vi mạch'],
  ['greenhouse gas', 'khí nhà kính'],
  ['shore power', 'điện bờ'],
  ['cold chain', 'chuỗi lạnh'],
];

/** Words people use for a field of activity, in both languages. */
const fieldWords: Record<string, string> = {
  seaport: 'cảng biển seaport port',
  logistics: 'logistics vận tải kho bãi transport',
  manufacturing: 'sản xuất chế tạo manufacturing',
  semiconductor: 'bán dẫn vi mạch semiconductor',
  environment: 'môi trường environment',
  energy: 'năng lượng energy',
  public_admin: 'hành chính công public administration',
  healthcare: 'y tế healthcare',
  education: 'giáo dục education',
  agriculture: 'nông nghiệp agriculture',
  tourism: 'du lịch tourism',
};

/** An abbreviation counts only in capitals: `AI` is not `ai` (who). */
const isAbbreviation = (way: string) => way === way.toUpperCase();
const meanings = sameMeaning.map((ways) =>
  ways.map((way) => ({
    way,
    folded: ` ${fold(way)} `,
    capitals: isAbbreviation(way) ? new RegExp(`(?<![\\p{L}\\p{N}])${way}(?![\\p{L}\\p{N}])`, 'u') : null,
  })),
);

/** Every other way to write what the text says; empty when it says nothing we know. */
function otherWords(text: string): string[] {
  const composed = text.normalize('NFC');
  const folded = ` ${fold(text)} `;
  return meanings.flatMap((ways) => {
    const said = ways.filter((entry) => entry.capitals?.test(composed) ?? folded.includes(entry.folded));
    if (said.length === 0) return [];
    return ways.filter((entry) => !said.includes(entry)).map((entry) => entry.way);
  });
}

/** Code as people type it: `HP-2026-0012` is also searched as `HP20260012`. */
function codeForms(code: string | null): string[] {
  return code ? [code, code.replaceAll('-', '')] : [];
}

/**
 * The hidden words of a document: abbreviations and expansions, its field, its place by today's name and by the names
 * before 1 July 2025 (ward, district, province), its code.
 */
export function aliasFor(about: {
  texts: readonly string[];
  field: string | null;
  code: string | null;
  wardName: string | null;
  formerNames: readonly string[];
}): string {
  const words = [
    ...otherWords(about.texts.join(' . ')),
    about.field ? (fieldWords[about.field] ?? '') : '',
    about.wardName ?? '',
    ...new Set(about.formerNames.flatMap((name) => name.split(', '))),
    ...codeForms(about.code),
  ];
  return words.filter(Boolean).join(' | ').normalize('NFC');
}
