import { texts } from "../../i18n/language.ts";

/// The words of the demo's mail.
export const useTexts = texts("demo.mail", {
  title: ["デモのメール", "The demo's mail"],
  what: [
    "デモでは、お知らせのメールをどこにも送らず、ここに表示します。伝言の中身が書かれていないことを確かめてください。",
    "The demo sends no mail anywhere and shows it here. See for yourself that it does not say what a message is about.",
  ],
  none: ["メールはまだありません", "No mail yet"],
  noneText: [
    "オペレーターが伝言を送ると、10秒後にここに届きます。",
    "When an operator sends a message, one arrives here 10 seconds later.",
  ],
  to: ["宛先 {{to}}・{{at}}", "To {{to}}, {{at}}"],
  back: ["デモの案内に戻る", "Back to the tour"],
});
