/// Text as it is compared: width, case, かな and カナ, and white space make no difference.
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶヽヾ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))
    .replace(/\s+/g, "");
}

/// The words of what was typed, folded; all of them must be there.
export function words(typed: string): string[] {
  return typed
    .normalize("NFKC")
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== "");
}

/// Digits alone, if that is what was typed: part of a telephone number, however it is written.
///
/// @return null if there is anything else, or fewer than 3 digits
export function digits(typed: string): string | null {
  const text = typed.normalize("NFKC").replace(/[\s+().‐‑‒–—―−ー-]/g, "");
  return /^\d{3,}$/.test(text) ? text : null;
}
