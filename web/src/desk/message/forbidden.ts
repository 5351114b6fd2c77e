/// Numbers that must not enter a message, in any field.
///
/// - Individual number (マイナンバー, 12 digits): 番号法 20条 forbids keeping it outside the purposes of 19条,
///  and taking a message is none of them.
/// - Payment card number (13 to 19 digits): a message with one would bring the office into PCI DSS scope.
///
/// Only sequences with a right check digit are refused: a telephone number must never be.
export type Forbidden = "my-number" | "card";

/// Groups that are parted alike, by space or dash, or by what else stands between groups: a list of dates or of telephone
/// numbers is not one number, and neither are the lines of one.
const RUNS = [
  /\d+(?:[ \t-]+\d+)*/g,
  /\d+(?:[ \t]*[.,][ \t]*\d+)*/g,
  /\d+(?:[ \t]*[/_][ \t]*\d+)*/g,
  /\d+(?:[ \t]*[、・][ \t]*\d+)*/g,
];

/// Looks through free text, full-width digits included.
export function forbiddenIn(text: string): Forbidden | null {
  const plain = text.normalize("NFKC").replace(/[‐‑‒–—―−ー]/g, "-");
  for (const found of RUNS.flatMap((run) => [...plain.matchAll(run)])) {
    const international = plain[found.index - 1] === "+";
    const groups = found[0].split(/\D+/);
    if (hasCard(groups)) return "card";
    if (!international && hasMyNumber(groups)) return "my-number";
  }
  return null;
}

/// Cards are written as one group or in several; a run may hold a card between other numbers.
function hasCard(groups: string[]): boolean {
  return windows(groups).some((w) => w.length >= 13 && w.length <= 19 && /^[2-6]/.test(w) && luhn(w));
}

/// Twelve digits together, or in fours as on the card; other shapes are telephone numbers and dates.
function hasMyNumber(groups: string[]): boolean {
  return groups.some(
    (g, i) =>
      (g.length === 12 && myNumber(g)) ||
      (g.length === 4 &&
        groups[i + 1]?.length === 4 &&
        groups[i + 2]?.length === 4 &&
        groups[i - 1]?.length !== 4 &&
        groups[i + 3]?.length !== 4 &&
        myNumber(groups.slice(i, i + 3).join(""))),
  );
}

/// Every row of neighbouring groups, joined. Rows longer than 19 digits cannot be a card, and a group
/// like 03 or 090 begins a telephone number: no row runs across it.
function windows(groups: string[]): string[] {
  const rows: string[] = [];
  for (let from = 0; from < groups.length; from++) {
    let row = groups[from] ?? "";
    rows.push(row);
    for (let to = from + 1; to < groups.length && row.length < 19; to++) {
      const group = groups[to] ?? "";
      if (/^0\d{1,2}$/.test(group)) break;
      row += group;
      rows.push(row);
    }
  }
  return rows;
}

/// ISO/IEC 7812-1 annex B.
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const d = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? d * 2 : d;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/// 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令 8条: weights 6..2,7..2, modulus 11.
export function myNumber(digits: string): boolean {
  if (!/^\d{12}$/.test(digits) || /^(\d)\1{11}$/.test(digits)) return false;
  let sum = 0;
  for (let n = 1; n <= 11; n++) sum += Number(digits[11 - n]) * (n <= 6 ? n + 1 : n - 5);
  const rest = sum % 11;
  return (rest <= 1 ? 0 : 11 - rest) === Number(digits[11]);
}
