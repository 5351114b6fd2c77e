import { texts } from "../../i18n/language.ts";

export const useTexts = texts("notes", {
  title: ["申し送り", "Notes to colleagues"],
  hint: [
    "この受信箱の鍵を持つ同僚だけが読めます。読むとアクセス記録に残ります。あとから直したり消したりはできません。",
    "Only colleagues who hold the key of this inbox can read it; each reading is logged. It cannot be changed or taken out.",
  ],
  write: ["同僚への申し送りを書く", "Write to your colleagues"],
  send: ["封をして残す", "Seal and keep it"],
  left: ["あと {{count}} 文字", "{{count}} characters left"],
  reading: ["申し送りを開いています", "Opening the notes"],
  by: ["{{name}} ・ {{at}}", "{{name}} · {{at}}"],
  former: ["以前の同僚", "A former colleague"],
  broken: [
    "この申し送りは開けません。届くまでに変えられたか、あなたの鍵では開けない時期のものです。",
    "This note does not open: it was changed on its way, or is of a time whose key you do not hold.",
  ],
  full: ["この伝言の申し送りは50件までです。", "An item has at most 50 notes."],
  has: ["申し送り {{count}}", "Notes: {{count}}"],
});
