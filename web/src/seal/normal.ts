/// Numbers as people type them, in the one form that blind tokens are made of (docs/formats/blind-token.md).

const CASE_MOST = 40;

// Hyphens, dashes and minus signs that survive NFKC, and a long-vowel mark typed for one.
const BETWEEN = /[\s().‐‑‒–—―−ー-]/g;
const HYPHENS = /[\s‐‑‒–—―−-]/g;

/// A telephone number as people type it, in E.164; without a plus it is read as dialled in Japan.
///
/// @return null if it is none
export function normalTel(typed: string): string | null {
  const plainText = typed.normalize("NFKC").replace(BETWEEN, "");
  if (!/^\+?\d+$/.test(plainText)) return null;
  const e164 = plainText.startsWith("+")
    ? // "+81 (0)3": the zero is for those who dial at home.
      plainText.replace(/^\+810/, "+81")
    : plainText.startsWith("010")
      ? `+${plainText.slice(3)}`
      : plainText.startsWith("0")
        ? `+81${plainText.slice(1)}`
        : "";
  return /^\+[1-9]\d{6,14}$/.test(e164) ? e164 : null;
}

/// A case number without what people write differently: case, width, spaces, hyphens.
///
/// @return null if it has no digit, or is empty or longer than 40 characters
export function normalCase(typed: string): string | null {
  const value = typed.normalize("NFKC").replace(HYPHENS, "").toUpperCase();
  return /\d/.test(value) && Array.from(value).length <= CASE_MOST && value.isWellFormed() ? value : null;
}
