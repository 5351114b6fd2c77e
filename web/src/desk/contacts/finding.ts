/// As names are looked for: without spaces, katakana as hiragana, letters small.
export function hiragana(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s・]/g, "")
    .replaceAll(/[ァ-ヶ]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0x60));
}
