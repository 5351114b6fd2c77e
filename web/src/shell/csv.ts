import { save } from "./save.ts";

/// A table as CSV (RFC 4180), as spreadsheets in Japan open it: UTF-8 with a mark, CRLF.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it: what callers and colleagues
/// wrote must not run on the reader's machine.
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  return "\uFEFF" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/// What begins a formula, or hides one from the eye; full-width forms too, which Excel folds.
const FORMULA = /^[\s\0]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20|%]/;

function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/// Hands a table to the person as a file, made in this browser.
export function saveCsv(name: string, rows: readonly (readonly (string | number)[])[]): void {
  save(name, new Blob([csv(rows)], { type: "text/csv;charset=utf-8" }));
}
