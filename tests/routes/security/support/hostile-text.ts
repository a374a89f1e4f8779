import postgres from 'postgres';
import { importProblems } from '#app/domain/catalogue/import-problems.server.ts';
import { readImportFile } from '#app/domain/catalogue/read-import-file.server.ts';

/** What a stranger may write into any field: text that would run wherever it is not written as text. */
const hostileText =
  `"'><script>window.__ran=1</script><img src=x onerror=window.__ran=1><svg onload=window.__ran=1></title></textarea></style>` +
  `</script><script>window.__ran=1</script><a href="javascript:window.__ran=1">x</a>{{7*7}}\${7*7}\u2028\u202e<!--`;

/** Any of these in a page's source means that the text above became markup. */
export const signsOfMarkup = [
  '<script>window.__ran',
  '<img src=x onerror',
  '<svg onload',
  'href="javascript:window',
  `">'><script`,
];

/** Text that people write, or that is made of what they wrote; the rest of the schema's text has its reason in `written`. */
const people: Record<string, string[]> = {
  acceptance_records: ['note'],
  access_requests: ['message', 'reason'],
  appointments: ['reason', 'end_reason'],
  audit_events: ['reason', 'details'],
  audit_origins: ['device', 'ip'],
  bank_files: ['name'],
  bank_lines: ['bank_reference', 'description', 'counterparty_name', 'counterparty_account', 'counterparty_bank'],
  catalogue_entries: ['title', 'summary', 'owner_name', 'tags', 'source'],
  challenges: [
    'title',
    'summary',
    'problem',
    'outcome',
    'constraints',
    'data_available',
    'eligibility',
    'tags',
    'reward',
  ],
  contact_messages: ['email', 'message'],
  contract_signatures: ['consent_text', 'decision_number'],
  criteria: ['name', 'guidance'],
  deliverables: ['note', 'files'],
  disputes: ['reason'],
  documents: ['name'],
  employments: ['organization_name', 'tax_code', 'position'],
  evaluator_profiles: ['expertise', 'degree', 'languages', 'biography'],
  invitations: ['email', 'message'],
  mails: ['subject', 'text', 'html'],
  milestones: ['title', 'acceptance_criteria'],
  notifications: ['data'],
  organization_verifications: ['snapshot', 'proposed', 'checklist', 'reason'],
  organizations: [
    'name',
    'summary',
    'tax_code',
    'contact_email',
    'bank_bin',
    'bank_account',
    'bank_account_holder',
    'international_name',
    'registration_number',
    'street',
    'summary_en',
    'website',
    'contact_phone',
    'recognition_number',
    'recognition_authority',
  ],
  outside_arrivals: ['display_name', 'email'],
  outside_identities: ['email'],
  panel_members: ['conflict_note'],
  passkeys: ['name'],
  payments: ['provider_reference'],
  payout_batch_entries: ['beneficiary_name', 'beneficiary_account', 'beneficiary_bin'],
  payouts: ['invoice_number', 'provider_reference'],
  pilot_contracts: ['title', 'terms'],
  proposals: ['terms', 'reason'],
  reconciliation_breaks: ['explanation'],
  refunds: ['provider_reference', 'last_error'],
  rejections: ['findings'],
  score_sheets: ['comment'],
  scores: ['comment'],
  sessions: ['browser', 'system'],
  solution_versions: ['content', 'files'],
  solutions: ['draft', 'feedback'],
  provider_operations: ['last_error'],
  suspense_decisions: ['reason', 'beneficiary_name', 'beneficiary_account', 'beneficiary_bin'],
  user_tokens: ['email'],
  users: ['display_name', 'email'],
};

/** Columns of text that nobody writes: codes, keys, hashes, states, and documents made by our own renderers (tested there). */
const written: Record<string, string[]> = {
  acceptance_records: ['document_html', 'document_sha256', 'basis'],
  access_requests: ['outcome'],
  appointments: ['role'],
  audit_batches: ['sealed_by', 'cluster', 'events_hash', 'previous_hash', 'hash'],
  audit_events: [
    'event',
    'subject_kind',
    'root_kind',
    'from_status',
    'to_status',
    'source',
    'request_id',
    'origin_commitment',
    'written_by',
  ],
  audit_origins: ['commitment', 'salt', 'session'],
  audit_seals: ['event_hash'],
  bank_files: ['sha256', 'format', 'profile'],
  bank_line_outcomes: ['outcome'],
  bank_lines: ['account', 'line_key', 'side'],
  bank_statements: ['account'],
  catalogue_entries: [
    'owner_type',
    'procurement_route',
    'source_id',
    'language',
    'field',
    'ward_code',
    'currency',
    'archived_because',
    'sections',
  ],
  challenges: [
    'code',
    'status',
    'field',
    'kind',
    'ward_code',
    'intellectual_property',
    'funding_source',
    'procurement_route',
    'end_reason',
  ],
  consents: ['purpose', 'version'],
  contact_messages: ['topic', 'locale'],
  contract_funders: ['rail'],
  contract_signatures: ['document_sha256', 'method'],
  counters: ['name', 'value'],
  disputes: ['settled_by'],
  documents: ['subject_kind', 'purpose', 'file_key', 'content_type', 'sha256', 'status', 'rejected_because'],
  evaluator_profiles: ['status', 'fields'],
  imported_rows: ['source', 'source_id', 'row_sha256', 'kind'],
  inspection_reminders: ['kind'],
  invitations: ['roles', 'token_hash'],
  ledger_accounts: ['kind', 'normal_side'],
  ledger_entries: ['side'],
  ledger_transfers: ['idempotency_key', 'input_sha256', 'kind'],
  mails: ['dedupe_key', 'kind', 'recipient', 'locale', 'unsubscribe_url'],
  memberships: ['roles', 'desks'],
  milestones: ['status'],
  notification_preferences: ['topic', 'delivery'],
  notifications: ['kind', 'subject_kind', 'dedupe_key', 'path', 'delivery'],
  openings: ['side'],
  organization_verifications: ['kind', 'outcome'],
  organizations: ['slug', 'kind', 'status', 'ward_code', 'sub_kind', 'country'],
  outside_arrivals: ['id', 'issuer', 'subject', 'next'],
  outside_flows: ['id', 'code_verifier', 'nonce', 'next'],
  outside_identities: ['issuer', 'subject'],
  panel_members: ['role', 'conflict', 'conflict_basis'],
  panels: ['status'],
  passkey_challenges: ['id', 'purpose'],
  passkeys: ['credential_id', 'public_key', 'transports'],
  payee_accounts: ['account_id'],
  payments: ['reference', 'rail', 'status'],
  payout_batch_entries: ['reference'],
  payout_batch_files: ['format', 'content', 'sha256'],
  payout_batches: ['code', 'status'],
  payouts: ['rail', 'status', 'purpose'],
  pending_sign_ins: ['id'],
  pilot_contracts: ['code', 'status', 'rail', 'document_html', 'document_sha256', 'kind'],
  proposals: ['kind', 'status', 'terms_sha256'],
  provider_events: ['id', 'type', 'object_id', 'account_id', 'source'],
  provider_operations: ['key', 'kind', 'source_id', 'state', 'provider_id', 'url'],
  rate_limits: ['key'],
  reconciliation_breaks: ['status', 'kind', 'rail', 'dedupe_key'],
  reconciliation_runs: ['rail'],
  recovery_codes: ['code_hash'],
  refunds: ['rail', 'status', 'cause'],
  sandbox_operations: ['key', 'kind', 'reference'],
  score_sheets: ['status'],
  search_documents: [
    'kind',
    'status',
    'field',
    'ward_code',
    'title',
    'tags',
    'alias',
    'summary',
    'body',
    'document',
    'sponsor_type',
    'language',
  ],
  search_words: ['word'],
  sessions: ['id', 'network'],
  solution_versions: ['sha256'],
  solutions: ['status', 'label'],
  suspense_decisions: ['kind', 'status'],
  suspense_items: ['cause'],
  terms_acceptances: ['document', 'version'],
  totp_credentials: ['sealed_secret'],
  user_tokens: ['purpose', 'token_hash'],
  users: ['password_hash', 'locale', 'demo_role'],
  wards: ['code', 'name', 'kind', 'former_names'],
  worker_heartbeats: ['worker_id'],
};

type Column = { table: string; column: string; type: string };

/** Values inside JSON that are numbers, moments or names of things, which a person's text never reaches. */
const structural =
  /^(priceVnd|documentId|sha256|sizeBytes|reasonKey|code|role|kind|subKind|country|purpose|answer|.*(Vnd|At|On))$/;

/**
 * Writes the hostile text into every field that people write, past all rules, as somebody would who found a hole.
 * @throws Error when the schema has a text column that is in neither list above
 */
export async function poison(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const columns = await sql<Column[]>`
      select table_name as table, column_name as column, case when udt_name = 'citext' then 'text' else udt_name end as type
      from information_schema.columns
      where table_schema = 'public' and udt_name in ('text', 'citext', 'jsonb', '_text')`;
    const unknown = columns.filter(
      ({ table, column }) => !people[table]?.includes(column) && !written[table]?.includes(column),
    );
    if (unknown.length > 0)
      throw new Error(`who writes ${unknown.map(({ table, column }) => `${table}.${column}`).join(', ')}?`);
    // What is sealed is kept by triggers, which are in the way here.
    for (const table of Object.keys(people)) await sql`alter table ${sql(table)} disable trigger user`;
    for (const column of columns) if (people[column.table]?.includes(column.column)) await poisonColumn(sql, column);
  } finally {
    await sql.end();
  }
}

async function poisonColumn(sql: postgres.Sql, { table, column, type }: Column): Promise<void> {
  const [t, c] = [sql(table), sql(column)];
  if (type === 'text')
    await sql`update ${t} set ${c} = left(${c}::text, 30) || ${hostileText}::text where ${c} is not null`;
  else if (type === '_text') await sql`update ${t} set ${c} = array[${hostileText}::text]`;
  else await poisonJson(sql, table, column);
}

async function poisonJson(sql: postgres.Sql, table: string, column: string): Promise<void> {
  const [t, c] = [sql(table), sql(column)];
  const rows = await sql<{ at: string; value: unknown }[]>`select ctid::text as at, ${c} as value from ${t}`;
  for (const { at, value } of rows)
    await sql`update ${t} set ${c} = ${sql.json(poisoned(value) as postgres.JSONValue)} where ctid = ${at}::tid`;
}

function poisoned(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, 30) + hostileText;
  if (Array.isArray(value)) return value.map(poisoned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, structural.test(key) ? inner : poisoned(inner)]),
  );
}

/** HTML of others is the one thing shown as HTML: what a hostile archive would bring, through the import itself. */
export async function importHostileProblem(): Promise<void> {
  const body = [
    hostileText,
    '<p onclick="window.__ran=1" style="background:url(javascript:window.__ran=1)">a</p>',
    '<a href="java\nscript:window.__ran=1">b</a><a href="&#106;avascript:window.__ran=1">c</a><a href=" javascript:window.__ran=1">d</a>',
    '<math><mtext><table><mglyph><style><img src=x onerror=window.__ran=1></style></mglyph></table></mtext></math>',
    '<noscript><p title="</noscript><img src=x onerror=window.__ran=1>"></noscript>',
    '<form action="javascript:window.__ran=1"><button formaction="javascript:window.__ran=1">e</button></form>',
    '<iframe srcdoc="<script>window.__ran=1</script>"></iframe><object data="data:text/html,x"></object><base href="//evil.example/">',
    '<svg><animate onbegin=window.__ran=1 attributeName=x></svg><details open ontoggle=window.__ran=1>f</details>',
  ].join('');
  const problem = { id: 'thu-1', title: 'Bài toán cũ', problem: hostileText, body_html: body };
  const file = Buffer.from(JSON.stringify({ source: 'lưu trữ', challenges: [problem] }));
  const outcome = await importProblems(await readImportFile('x.json', file), { sponsorSlug: null });
  if (outcome.counts === null) throw new Error(`not imported: ${JSON.stringify(outcome.faults)}`);
}
