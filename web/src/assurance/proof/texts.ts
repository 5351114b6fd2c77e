import { texts } from "../../i18n/language.ts";

export const useProofTexts = texts("assurance.proof", {
  title: ["証拠", "Evidence"],
  of: ["「{{check}}」の証拠", "Evidence of “{{check}}”"],
  intro: [
    "この観測に電話代行会社が署名した本文です。下の照合は、いま、このブラウザーが行いました。",
    "This is what the answering service signed of this observation. Your browser made the checks below just now.",
  ],
  checks: ["照合の結果", "What was checked"],
  "text.yes": [
    "本文の SHA-256 が、署名された一覧の {{n}} 番目と同じです。",
    "The SHA-256 of the text is number {{n}} of the list that was signed.",
  ],
  "text.no": [
    "本文の SHA-256 が、署名された一覧と違います。この本文は、署名されたものではありません。",
    "The SHA-256 of the text is not in its place of the list. This text is not what was signed.",
  ],
  "signature.yes": [
    "一覧の署名（Ed25519）は、下の鍵によるものです。",
    "The signature of the list (Ed25519) is by the key below.",
  ],
  "signature.no": [
    "一覧の署名が、下の鍵によるものではありません。",
    "The signature of the list is not by the key below.",
  ],
  "signature.unsupported": [
    "このブラウザーは Ed25519 の署名を照合できません。新しい版の Chrome・Firefox・Safari で開いてください。",
    "This browser cannot check Ed25519 signatures. Please use a current Chrome, Firefox or Safari.",
  ],
  "entry.yes": [
    "記録の {{index}} 番が、この一覧を名指ししています。",
    "Entry {{index}} of the log names this very list.",
  ],
  "entry.no": [
    "記録の {{index}} 番は、この一覧を名指ししていません。",
    "Entry {{index}} of the log does not name this list.",
  ],
  "entry.waits": [
    "まだ記録に載っていません。1 秒ほどで載ります。閉じて、もう一度開いてください。",
    "It is not in the log yet, which takes about a second. Close this and open it again.",
  ],
  "log.yes": [
    "その行は、署名された記録（全 {{size}} 行）の中に確かにあります。",
    "That entry does stand in the signed log of {{size}} entries.",
  ],
  "log.no": ["その行は、署名された記録の中に見つかりません。", "That entry does not stand in the signed log."],
  "log.unknown": [
    "その行が記録の中にあるかを、このブラウザーでは確かめられませんでした。",
    "This browser could not check that the entry stands in the log.",
  ],
  "log.running": ["記録の中にあるかを照合しています。", "Checking that the entry stands in the log."],
  bad: [
    "合わないものがあります。この観測は、証拠として扱わないでください。",
    "Something does not match. Do not take this observation as evidence.",
  ],
  text: ["署名された本文", "The signed text"],
  key: ["署名の鍵（公開鍵）", "Key of the signature (public)"],
  keyHint: [
    "鍵もこの会社から届いたものです。鍵が途中で替わらないことは、前に控えた値と比べると分かります。",
    "The key comes from the same office. Compare it with what you noted before to see that it has not changed.",
  ],
  name: ["記録の中での名前（一覧の SHA-256）", "Its name in the log (SHA-256 of the list)"],
  past: ["これまでの観測", "Earlier observations"],
  pastNone: ["ほかの観測はありません。", "There are no others."],
  pastHint: [
    "不適合だった観測も消えません。新しい順に 50 件までです。",
    "Those that failed stay as well. The newest 50 are shown.",
  ],
  pastAt: ["調べた時", "Looked at"],
  pastResult: ["結果", "Result"],
  pastSaid: ["見つかったこと", "What was found"],
  pastShow: ["この証拠を見る", "Show its evidence"],
  pastShowOf: ["{{at}}の証拠を見る", "Show the evidence of {{at}}"],
  pastShown: ["表示中", "Shown above"],
  gone: [
    "この観測は、署名を確かめられないか、もうありません。画面を読み直してください。",
    "This observation is gone, or its signature does not hold. Load the page again.",
  ],
});
