import { texts } from "../../i18n/language.ts";

/// The words of the demo's mail and chat.
export const useTexts = texts("demo.mail", {
  title: ["デモのメールとチャット", "The demo's mail and chat"],
  what: [
    "デモでは、お知らせをどこにも送らず、ここに表示します。委託元が契約と署名で認めた場合のほかは、伝言の中身が書かれていないことを確かめてください。",
    "The demo sends no notice anywhere and shows it here. See for yourself that it does not say what a message is about, unless the client let it by contract and signature.",
  ],
  when: [
    "オペレーターが伝言を送ると、10秒後にメールが届きます。誰も確認しないと、至急の伝言は2分後、それ以外は30分後に、同じ方のチャット（Slackの形式）にも届きます。チャットには、委託元の「連絡と当番」の「テスト送信」でもすぐに送れます。",
    "When an operator sends a message, a mail arrives 10 seconds later. If nobody acknowledges it, the same person's chat (in Slack's format) is told too: after 2 minutes if urgent, else after 30. “Test” on the client's page “On call” posts to the chat at once.",
  ],
  none: ["お知らせはまだありません", "No notice yet"],
  noneText: [
    "オペレーターが伝言を送ると、10秒後にここに届きます。",
    "When an operator sends a message, one arrives here 10 seconds later.",
  ],
  mail: ["デモのメール", "Demo mail"],
  chat: ["デモのチャット", "Demo chat"],
  to: ["宛先 {{to}}・{{at}}", "To {{to}}, {{at}}"],
  room: ["#{{room}}・{{at}}", "#{{room}}, {{at}}"],
  back: ["デモの案内に戻る", "Back to the tour"],
});
