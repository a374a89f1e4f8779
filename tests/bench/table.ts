/** One line of the result: what was measured, beside what, and whether the aim of the product is met. */
export type Row = {
  what: string;
  measured: string;
  baseline?: string;
  ratio?: number;
  aim?: string;
  met?: boolean;
};

export const rate = (perSecond: number) => `${perSecond.toFixed(perSecond < 100 ? 1 : 0)}/s`;

/** A rate beside its baseline, and the share of it that is aimed at. */
export function shareOf(what: string, measured: number, baseline: number, aim: number, note = ''): Row {
  const ratio = measured / baseline;
  return {
    what,
    measured: rate(measured),
    baseline: rate(baseline) + note,
    ratio,
    aim: `≥ ${Math.round(aim * 100)} %`,
    met: ratio >= aim,
  };
}

/** A figure that must not exceed a limit. */
export function atMost(what: string, measured: number, limit: number, unit: string): Row {
  return { what, measured: `${measured.toFixed(0)} ${unit}`, aim: `≤ ${limit} ${unit}`, met: measured <= limit };
}

export function printTable(title: string, rows: readonly Row[]): void {
  const lines = [
    ['what', 'measured', 'baseline', 'ratio', 'aim', 'met'],
    ...rows.map(({ what, measured, baseline = '', ratio, aim = '', met }) => [
      what,
      measured,
      baseline,
      ratio === undefined ? '' : `${(ratio * 100).toFixed(0)} %`,
      aim,
      met === undefined ? '' : met ? 'yes' : 'NO',
    ]),
  ];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const text = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(`\n${title}\n${text[0]}\n${'-'.repeat(text[0]?.length ?? 0)}\n${text.slice(1).join('\n')}\n`);
}
