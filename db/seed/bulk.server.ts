import { sql } from 'drizzle-orm';
import type { Database } from '../client.server.ts';

/**
 * Plausible published challenges by the hundred thousand, for benchmarks: made and indexed by SQL alone, about 20 s for
 * 100,000. Their codes begin with `HP-BENCH-`. Never part of the demo or of production.
 */
export async function seedBulk(database: Database, count: number): Promise<void> {
  await database.execute(sql`
    insert into users (id, email, display_name, password_hash)
    values (gen_random_uuid(), 'bench@de-bai.example', 'Người đo tốc độ', '!') on conflict do nothing`);
  await database.execute(sql`
    insert into organizations (id, slug, name, kind, status)
    select gen_random_uuid(), 'bench-' || n, 'Đơn vị đo tốc độ ' || n,
      (array['corporation', 'state_agency', 'university', 'association'])[1 + n % 4], 'verified'
    from generate_series(1, 200) as n on conflict do nothing`);
  await database.execute(bulkChallenges(count));
  await database.execute(bulkDocuments);
  await database.execute(sql`
    insert into search_words (word) select word from ts_stat('select vector from search_documents')
    where length(word) between 2 and 40 on conflict do nothing`);
  for (const table of ['challenges', 'search_documents', 'search_words', 'organizations'])
    await database.execute(sql.raw(`analyze ${table}`));
}

const list = (words: readonly string[]) => sql.raw(`array[${words.map((word) => `'${word}'`).join(', ')}]`);

const actions = [
  'Giám sát',
  'Dự báo',
  'Tối ưu',
  'Tự động hóa',
  'Số hóa',
  'Cảnh báo',
  'Truy xuất',
  'Phân loại',
  'Đặt lịch',
  'Bảo trì',
  'Quan trắc',
  'Đối soát',
];
const things = [
  'container lạnh',
  'giờ tàu cập cầu',
  'chất lượng nước',
  'hồ sơ lưu trữ',
  'rác thải sinh hoạt',
  'tải lưới điện',
  'ca khám ngoại trú',
  'lỗi bề mặt linh kiện',
  'độ mặn ao tôm',
  'lưu lượng xe đầu kéo',
  'khí thải lò hơi',
  'tồn kho phụ tùng',
  'vùng trồng vải thiều',
  'mực nước triều',
];
const places = [
  'cảng biển',
  'khu công nghiệp',
  'bệnh viện tuyến huyện',
  'làng nghề',
  'trường phổ thông',
  'bến xe',
  'cụm cảng Đình Vũ',
  'đảo Cát Bà',
  'cầu Tân Vũ',
  'chợ đầu mối',
  'nhà máy nhiệt điện',
];
const means = [
  'cảm biến IoT',
  'thị giác máy tính',
  'học máy',
  'bản đồ số',
  'máy bay không người lái',
  'dữ liệu vệ tinh',
  'sổ cái phân tán',
  'bảng điều khiển chung',
];
const fields = [
  'seaport',
  'logistics',
  'manufacturing',
  'semiconductor',
  'environment',
  'energy',
  'public_admin',
  'healthcare',
  'education',
  'agriculture',
  'tourism',
];

/** One of a list, spread by multiplying with a prime so that neighbours differ. */
const pick = (words: readonly string[], prime: number) =>
  sql`(${list(words)})[1 + (n * ${sql.raw(String(prime))}) % ${sql.raw(String(words.length))}]`;

function bulkChallenges(count: number) {
  return sql`
    with made as (
      select n,
        ${pick(actions, 7)} || ' ' || ${pick(things, 11)} || ' tại ' || ${pick(places, 13)} || ' bằng ' || ${pick(means, 5)} || ', đợt ' || n as title,
        (select array_agg(id order by slug) from organizations where slug like 'bench-%') as sponsors
      from generate_series(1, ${sql.raw(String(count))}) as n
    )
    insert into challenges (id, code, sponsor_id, created_by, status, title, summary, problem, field, ward_code, tags,
      budget_min_vnd, budget_max_vnd, pilot_months, published_at, closes_at)
    select gen_random_uuid(), 'HP-BENCH-' || lpad(n::text, 7, '0'), sponsors[1 + n % array_length(sponsors, 1)],
      (select id from users where email = 'bench@de-bai.example'),
      case when n % 10 < 3 then 'published' else (array['closed', 'evaluating', 'awarded'])[1 + n % 3] end,
      title,
      'Đơn vị cần giải pháp cho việc ' || lower(title) || ', chạy thử ' || (3 + n % 9) || ' tháng, số hiệu ' || n || '.',
      repeat('Hiện nay việc này làm thủ công, số liệu rời rạc và chậm. ', 4 + n % 8),
      ${pick(fields, 3)},
      (array(select code from wards order by code))[1 + n % 114],
      array[${pick(means, 3)}, ${pick(places, 7)}],
      100000000 + (n % 50) * 10000000::bigint, 600000000 + (n % 90) * 50000000::bigint, 3 + n % 9,
      now() - (n % 900) * interval '1 day' - n * interval '1 second',
      now() + case when n % 10 < 3 then 1 + n % 60 else -(n % 800) end * interval '1 day' + n * interval '1 second'
    from made on conflict do nothing`;
}

const bulkDocuments = sql`
  insert into search_documents (id, kind, status, language, field, ward_code, sponsor_type, budget_max_vnd, title, tags,
    alias, summary, body, document, sort_at, closes_at)
  select c.id, 'challenge', c.status, 'vi', c.field, c.ward_code, o.kind, c.budget_max_vnd, c.title,
    array_to_string(c.tags, ' | '), coalesce(w.name, '') || ' | ' || c.code, c.summary, o.name || ' ' || c.problem,
    jsonb_build_object('id', c.id, 'kind', 'challenge', 'status', c.status, 'language', 'vi', 'code', c.code,
      'title', c.title, 'summary', c.summary, 'tags', to_jsonb(c.tags), 'field', c.field, 'wardCode', c.ward_code,
      'wardName', w.name, 'sponsorName', o.name, 'sponsorType', o.kind, 'budgetMaxVnd', c.budget_max_vnd::text,
      'closesAt', to_json(c.closes_at), 'sortAt', to_json(c.published_at)),
    c.published_at, c.closes_at
  from challenges c join organizations o on o.id = c.sponsor_id left join wards w on w.code = c.ward_code
  where c.code like 'HP-BENCH-%'
  on conflict do nothing`;
