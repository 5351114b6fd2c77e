import { texts } from "../../i18n/language.ts";

export const useTexts = texts("inbox.log", {
  "log.title": ["アクセス記録", "Access log"],
  "log.intro": [
    "貴社の伝言・録音・鍵について、誰が・いつ・何をしたかの記録です。開封は、この記録が書かれてからでないとできません。",
    "Who did what, when, to your company's messages, recordings and keys. Nothing can be opened before its entry is written.",
  ],
  "log.size": ["全 {{size}} 件", "{{size}} entries"],
  "log.empty": ["記録はまだありません", "No entries yet"],
  "log.verify": ["検証", "Verify"],
  "log.ok": [
    "この記録は、署名された {{size}} 件のアクセス記録の {{n}} 番目に確かにあります。",
    "This entry is number {{n}} of the {{size}} in the signed log.",
  ],
  "log.bad.malformed": ["証明の形式が正しくありません。", "The proof is malformed."],
  "log.bad.bad-checkpoint": [
    "アクセス記録の署名が、これまでの鍵と合いません。",
    "The log's signature does not fit the key seen so far.",
  ],
  "log.bad.other-entry": [
    "アクセス記録に、これと同じ記録がありません。書き換えられたおそれがあります。",
    "The log does not hold this entry. It may have been rewritten.",
  ],
  "log.bad.no-proof": ["証明を取得できませんでした。", "The proof could not be fetched."],
  "log.bad.do": [
    "画面を保存し、電話代行会社に説明を求めてください。",
    "Save this screen and ask the answering service to explain.",
  ],
  "log.key-changed": [
    "アクセス記録の署名の鍵が、この端末で前に見たものと違います。電話代行会社に説明を求めてください。",
    "The key that signs the log is not the one this device saw before. Ask the answering service to explain.",
  ],
  "log.older": ["前の記録を表示", "Show older entries"],
  "log.about.title": ["検証で分かること、分からないこと", "What verifying proves, and what not"],
  "log.about.yes": [
    "分かること：この記録が、電話代行会社が署名したアクセス記録に、この内容で入っていること。あとから一行でも書き換えると、署名が合わなくなります（改ざん検知）。検証はこのブラウザの中で行います。",
    "It proves that this entry stands, word for word, in the log we signed. Changing one line later breaks the signature (tamper-evident). Your browser does the checking.",
  ],
  "log.about.no": [
    "分からないこと：書かれなかった出来事、開封した人が内容を覚えていたり写真に撮ったりしたこと。電話の音声は公衆網では暗号化されず、オペレーターは聞いています。",
    "It cannot prove what was never written, or that no one remembered or photographed what they read. The public telephone network carries speech in clear, and the operator hears it.",
  ],
  "log.about.actor": [
    "人の名前は仮の番号で書かれています。番号と人の対応は、電話代行会社が別に保管します。氏名が必要なときは、理由を添えて行の「質問する」から照会できます。",
    "People appear under pseudonyms. The answering service keeps the list of who is who apart; ask for a name, with your reason, by “Ask” beside an entry.",
  ],
  "log.refused": ["拒否", "refused"],
});
