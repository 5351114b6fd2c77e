import { texts } from "../../i18n/language.ts";

export const useTexts = texts("office", {
  "wrong.empty": ["入力してください。", "Please fill this in."],
  "wrong.long": ["{{max}} 文字以内にしてください。", "At most {{max}} characters."],
  "wrong.kana": ["ひらがなかカタカナで入力してください。", "Use hiragana or katakana."],
  "wrong.slug": [
    "小文字の英字で始め、英小文字・数字・ハイフンの 1〜32 文字にしてください。",
    "Start with a lower-case letter; lower-case letters, digits and hyphens, 1 to 32 in all.",
  ],
  "wrong.number": [
    "電話番号として読めません。例: 050-3100-0001（海外は + と国番号から）",
    "Not a telephone number. For example 050-3100-0001; abroad, begin with + and the country code.",
  ],
  "wrong.choose": ["選んでください。", "Please choose."],
  "wrong.span": ["終わりは始まりより後の時刻にしてください。", "The end must be later than the start."],
  "wrong.date": ["2026-12-31 のような日付を 1 行に 1 つ書いてください。", "One date per line, like 2026-12-31."],
  "wrong.wav": [
    "WAV ファイル（PCM、1 分以内、12 MB まで）を選んでください。",
    "Choose a WAV file (PCM, up to one minute, 12 MB).",
  ],
});
