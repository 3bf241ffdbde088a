/** Degrees between two lines, from which the widest that leaves enough of them is taken. */
const steps = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001];

/** Lines as far apart as they should be, at least. */
export const gridStep = (span: number, most: number): number =>
  steps.findLast((step) => span / step <= most) ?? steps[0] ?? 30;

export interface GridLine {
  degrees: number;
  /** As it stands at the edge. */
  label: string;
}

/** The round degrees within a part of the map. */
export function gridLines(from: number, to: number, step: number): GridLine[] {
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const lines: GridLine[] = [];
  for (let n = Math.ceil(from / step); n * step <= to; n++) {
    const degrees = Number((n * step).toFixed(digits));
    lines.push({ degrees, label: `${degrees.toFixed(digits)}°` });
  }
  return lines;
}
