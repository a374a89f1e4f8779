/**
 * How many characters must be changed, left out, put in or swapped with their neighbour to make one text the other
 * (optimal string alignment). Bounded: texts of different lengths by more than three are far.
 */
export function nearness(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 3) return Math.max(one.length, other.length);
  const width = other.length + 1;
  const rows: number[][] = [Array.from({ length: width }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.MAX_SAFE_INTEGER;
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    rows.push(line);
    for (let column = 1; column < width; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let least = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) least = Math.min(least, at(row - 2, column - 2) + 1);
      line.push(least);
    }
  }
  return at(one.length, other.length);
}
