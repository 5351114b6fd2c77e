import { toKatakana } from "../../i18n/kana.ts";

/// Hears the reading while the Japanese input method converts a name, so that フリガナ need not be typed
/// again. Before conversion the composition is kana; afterwards the kanji no longer tell their reading.
export class Furigana {
  #reading = "";

  /// @param composed the text being composed now
  update(composed: string): void {
    const kana = composed.normalize("NFKC").replace(/[a-z]+$/i, "");
    if (/^[ぁ-ゖー]+$/.test(kana)) this.#reading = kana;
  }

  /// @param settled what the conversion gave, "" when it was cancelled
  /// @returns the reading in katakana, "" if it was not heard
  end(settled: string): string {
    const reading = settled === "" ? "" : toKatakana(this.#reading);
    this.#reading = "";
    return reading;
  }
}
