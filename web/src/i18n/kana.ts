/// Writing rules of a Japanese message form. All functions are pure and keep what they do not know.

const HYPHENS = /[‐‑‒–—―−－ｰ]/g;

/// Full-width katakana from whatever the operator typed: hiragana (ぁ-ゖ, ゝゞ), half-width katakana with
/// its separate voicing marks, half- and full-width spaces (one full-width space between names).
export function toKatakana(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[ぁ-ゖゝゞ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60))
    .replace(/[‐‑‒–—―−-](?=[ァ-ヺー\s]|$)/g, "ー")
    .trim()
    .replace(/\s+/g, "　");
}

/// Is every character katakana, a long-vowel mark, a middle dot or a space between names?
export function isKatakana(text: string): boolean {
  return /^[ァ-ヺヽヾー・\s]+$/.test(text);
}

/// Full-width Latin letters, digits and signs as half-width; half-width katakana as full-width.
export function toPlain(typed: string): string {
  return typed.normalize("NFKC");
}

/// A telephone number in half-width digits, hyphens and an optional leading plus.
export function toPhone(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(HYPHENS, "-")
    .replace(/(?<=\d)ー(?=\d)/g, "-")
    .replace(/[()]/g, "-")
    .replace(/\s+/g, "-")
    .replace(/[^\d+-]/g, "")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
}

/// Japanese numbers have 10 or 11 digits from 0; others are international: plus and 7 to 15 digits.
export function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, "");
  if (text.startsWith("+")) return /^[1-9]\d{6,14}$/.test(digits);
  return /^0\d{9,10}$/.test(digits);
}

const THREE = /^(?:3|6)/;

/// The caller's number as people say it: +81312345678 is 03-1234-5678. Area codes have one to four
/// digits; only the sure ones are cut, the rest stay whole rather than be cut wrongly.
export function spoken(e164: string): string {
  if (!e164.startsWith("+81")) return e164;
  const rest = e164.slice(3);
  if (/^[5789]0\d{8}$/.test(rest)) return `0${rest.slice(0, 2)}-${rest.slice(2, 6)}-${rest.slice(6)}`;
  if (/^120\d{6}$/.test(rest)) return `0120-${rest.slice(3, 6)}-${rest.slice(6)}`;
  if (THREE.test(rest) && rest.length === 9) return `0${rest[0]}-${rest.slice(1, 5)}-${rest.slice(5)}`;
  return `0${rest}`;
}
