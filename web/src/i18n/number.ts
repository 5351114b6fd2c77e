/// Separators that people write between digits: dashes, brackets, dots, spaces, and the long vowel that Japanese
/// keyboards give for a dash.
const SEPARATORS = /[-.()\s\u2010-\u2015\u2212\u30FC]/g;

/// Japan's calling code, for numbers that begin with their trunk zero.
const COUNTRY = "81";

/// A telephone number as people write it, such as 03-1234-5678, 050（3100）0001 or ＋81 50 3100 0001, in E.164 as the
/// program keeps it. Reads what the server's NumberParser reads, in Japan.
///
/// @return null if it is not a telephone number
export function readNumber(written: string): string | null {
  const plain = written.normalize("NFKC").replaceAll(SEPARATORS, "");
  const e164 = plain.startsWith("+")
    ? plain
    : plain.startsWith("00")
      ? `+${plain.slice(2)}`
      : plain.startsWith("0")
        ? `+${COUNTRY}${plain.slice(1)}`
        : `+${plain}`;
  return /^\+[1-9][0-9]{6,14}$/.test(e164) ? e164 : null;
}
