import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  heading: string;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, tabular. */
  numeric?: boolean;
  /** On phones the cell takes the whole width, under its heading. */
  stacked?: boolean;
};

type TableProps<Row> = {
  /** Read to people who cannot see the table; shown when `captionShown`. */
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Rows of totals. */
  foot?: ReactNode;
};

/** Rows become cards on phones; the first column is the row's heading and stays on top. */
export function Table<Row>({ caption, captionShown, columns, rows, rowKey, foot }: TableProps<Row>) {
  const [first, ...others] = columns;
  if (!first) return null;
  return (
    <table className="cards-on-phones">
      <caption className={captionShown ? 'pb-2 text-left font-bold' : 'sr-only'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.numeric ? 'numeric' : ''}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            <th scope="row" className="font-bold">
              {first.cell(row)}
            </th>
            {others.map((column) => (
              <td
                key={column.key}
                data-label={column.heading}
                className={`${column.numeric ? 'numeric' : ''} ${column.stacked ? 'stacked' : ''}`}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {foot ? <tfoot>{foot}</tfoot> : null}
    </table>
  );
}
