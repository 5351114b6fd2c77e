import { texts } from "../../i18n/language.ts";

/// The words for an announcement that is made from text.
export const useTexts = texts("answering.speak", {
  text: ["文章", "Text"],
  textWhat: [
    "400文字まで。文章はこのサーバーの中だけで読み上げられ、外には送られません。",
    "Up to 400 characters. It is spoken on this server and sent nowhere.",
  ],
  read: ["読みを付ける", "Propose a reading"],
  reading: ["読み", "Reading"],
  readingWhat: [
    "このとおりに読み上げます。会社名や人名の読みを確かめ、違うところを直してください。",
    "It is spoken exactly so. Check the reading of names and put it right.",
  ],
  hear: ["聞いてみる", "Listen"],
  set: ["この音声にする", "Use this"],
  hearFirst: [
    "聞いて確かめると、「この音声にする」を押せます。合成した声です。",
    "Listen first; then it can be used. It is a machine's voice.",
  ],
  heard: ["次のお電話から、この音声が流れるようにできます。", "Callers can hear this from the next call on."],
});
