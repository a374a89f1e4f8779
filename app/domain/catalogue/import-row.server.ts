import { z } from 'zod';
import { challengeFields, challengeKinds } from '#app/domain/challenges/challenge.schema.ts';
import { cleanSection, plainSummary } from './clean-html.server.ts';
import * as value from './import-values.ts';

/** A problem as the import understands it, whatever file it came from. */
export type ImportedProblem = Omit<z.output<typeof ourRow>, 'body_html' | OtherColumns> & {
  sections: { key: string; html: string }[];
  budgetMin: bigint | null;
  budgetMax: bigint | null;
};
type OtherColumns =
  | 'ward_name'
  | 'province_code'
  | 'field_vi'
  | 'budget_min_vnd'
  | 'budget_max_vnd'
  | 'budget_min'
  | 'budget_max';

const ownerKinds = {
  corporation: 'corporation',
  soe: 'corporation',
  fdi: 'corporation',
  state_agency: 'state_agency',
  commune_committee: 'state_agency',
  public_unit: 'state_agency',
  university: 'university',
  association: 'association',
  cooperative: 'association',
} as const;
const ownerTypes = Object.keys(ownerKinds) as [keyof typeof ownerKinds, ...(keyof typeof ownerKinds)[]];

/** `self_decided` of the data set is our code for money outside the Bidding Law. */
const procurementPaths = [
  'self_decided',
  'TU_QUYET_DINH',
  'DTRR',
  'CHCT',
  'CDTRG',
  'DH',
  'CDT',
  'LCNT_DB',
  'MSTT',
] as const;

const ourRow = z.strictObject({
  id: value.requiredText(60),
  title: value.requiredText(300),
  summary: value.text(2_000),
  problem: value.text(10_000),
  outcome: value.text(10_000),
  constraints: value.text(10_000),
  data_available: value.text(10_000),
  eligibility: value.text(10_000),
  body_html: value.text(200_000),
  field: value.choice(challengeFields),
  kind: value.choice(challengeKinds).transform((kind) => kind ?? ('pilot' as const)),
  owner_name: value.text(300),
  owner_type: value.choice(ownerTypes).transform((type) => (type === null ? null : ownerKinds[type])),
  ward_code: value.text(5).pipe(z.string().regex(/^(\d{5})?$/, 'must have 5 digits')),
  ward_name: value.text(200),
  province_code: value.text(10),
  field_vi: value.text(200),
  tags: value.list(20),
  budget_min_vnd: value.amount,
  budget_max_vnd: value.amount,
  budget_min: value.amount,
  budget_max: value.amount,
  currency: value
    .text(3)
    .transform((code) => code.toUpperCase() || null)
    .pipe(
      z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as VND')
        .nullable(),
    ),
  opens_at: value.date,
  closes_at: value.date,
  criteria: value.criteria,
  reward: value.text(2_000),
  pilot_months: value.wholeNumber(1, 60),
  sandbox_required: value.truth,
  procurement_path: value
    .choice(procurementPaths)
    .transform((path) => (path === 'self_decided' ? ('TU_QUYET_DINH' as const) : path)),
  language: value.choice(['vi', 'en']).transform((language) => language ?? ('vi' as const)),
  fictional: value.truth,
});

type OurRow = z.output<typeof ourRow>;

/** One row with our header (JSON, CSV, XLSX). */
const ourProblem = ourRow.superRefine(checkMoney).transform(toProblem);

function checkMoney(row: OurRow, context: z.RefinementCtx) {
  const inVnd = row.budget_min_vnd !== null || row.budget_max_vnd !== null;
  const inOther = row.budget_min !== null || row.budget_max !== null;
  const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (inVnd && row.currency !== null && row.currency !== 'VND')
    fault('currency', `the amounts are in đồng, the currency is ${row.currency}`);
  if (inVnd && inOther) fault('budget_max', 'give amounts either in đồng or in `currency`, not both');
  if (inOther && row.currency === null) fault('currency', 'must be given with budget_min or budget_max');
  const [from, to] = [row.budget_min_vnd ?? row.budget_min, row.budget_max_vnd ?? row.budget_max];
  if (from !== null && to !== null && from > to)
    fault(row.budget_max === null ? 'budget_max_vnd' : 'budget_max', 'must not be below the lower amount');
}

function toProblem(row: OurRow): ImportedProblem {
  const {
    body_html,
    ward_name,
    province_code,
    field_vi,
    budget_min_vnd,
    budget_max_vnd,
    budget_min,
    budget_max,
    ...kept
  } = row;
  void [ward_name, province_code, field_vi];
  const body = cleanSection(body_html);
  return {
    ...kept,
    currency: row.currency ?? (budget_min_vnd !== null || budget_max_vnd !== null ? 'VND' : null),
    budgetMin: budget_min_vnd ?? budget_min,
    budgetMax: budget_max_vnd ?? budget_max,
    summary: row.summary || plainSummary([body]),
    sections: body ? [{ key: 'description', html: body }] : [],
  };
}

const archiveRow = z.strictObject({
  id: value.requiredText(60),
  title: value.requiredText(300),
  tagline: value.text(2_000),
  agency: value.text(300),
  types: value.list(20, 400),
  prize_usd: value.amount,
  opens_at: value.date,
  closes_at: value.date,
  description_html: value.text(200_000),
  rules_html: value.text(200_000),
  judging_html: value.text(200_000),
  how_to_enter_html: value.text(200_000),
  prizes_html: value.text(200_000),
});

const archiveSections = ['description', 'prizes', 'rules', 'judging', 'how_to_enter'] as const;

/** One row of the Challenge.gov archive: English, HTML bodies, prizes in US dollars. */
const archiveProblem = archiveRow.transform((row): ImportedProblem => {
  const sections = archiveSections
    .map((key) => ({ key, html: cleanSection(row[`${key}_html`]) }))
    .filter((section) => section.html !== '');
  return {
    ...ourProblem.parse({ id: row.id, title: row.title, language: 'en' }),
    summary: row.tagline || plainSummary(sections.map((section) => section.html)),
    owner_name: row.agency,
    owner_type: 'state_agency',
    tags: [
      ...new Set(
        row.types
          .flatMap((type) => type.split(';'))
          .map(sentenceCase)
          .filter(Boolean),
      ),
    ],
    budgetMax: row.prize_usd,
    currency: row.prize_usd === null ? null : 'USD',
    opens_at: row.opens_at,
    closes_at: row.closes_at,
    sections,
  };
});

function sentenceCase(text: string): string {
  const trimmed = text.trim();
  return trimmed.slice(0, 1).toUpperCase() + trimmed.slice(1).toLowerCase();
}

/** Which of the two shapes a row has. */
export function problemSchema(row: object) {
  return 'description_html' in row ? archiveProblem : ourProblem;
}
