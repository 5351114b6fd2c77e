import { texts } from "../shell/language.ts";

/// The words of giving something to quality review.
export const useReviewTexts = texts("inbox-review", {
  give: ["品質評価に出す", "Send to quality review"],
  what: [
    "電話代行会社の品質評価者が、選んだ1件だけを期限まで開けるようにします。この画面の中で評価者の鍵に宛てた見出しを作り、ほかの伝言や録音は開けません。出したことと、評価者が開いたことは、貴社の記録簿に残ります。",
    "A quality reviewer of the answering service will be able to open this one item until it ends. Your browser makes a header for that reviewer's key; nothing else opens. That you gave it, and each opening, stands in your company's log.",
  ],
  item: ["出すもの", "What to give"],
  message: ["伝言", "Message"],
  recording: ["録音", "Recording"],
  reviewer: ["評価者", "Reviewer"],
  none: ["鍵を持つ評価者がまだいません。", "There is no reviewer with a key yet."],
  fingerprint: ["評価者の鍵の指紋", "Fingerprint of the reviewer's key"],
  compare: [
    "評価者に電話などで確かめ、指紋が同じでした",
    "I compared it with the reviewer by another way, such as the telephone, and it is the same",
  ],
  known: ["この端末で前に確かめた指紋です。", "This device has compared it before."],
  changed: [
    "前に確かめた指紋と違います。評価者に理由を聞き、指紋を確かめてください。",
    "It is not the fingerprint that was compared before. Ask the reviewer why, and compare it again.",
  ],
  days: ["開ける期間", "For how long"],
  "days.n": ["{{n}} 日間", "{{n}} days"],
  "days.1": ["1 日間", "1 day"],
  honest: [
    "期限が来るか取り下げると、それからは開けません。それまでに開いたものを、なかったことにはできません。",
    "After its end, or once taken back, it cannot be opened any more. What was opened before cannot be taken back.",
  ],
  send: ["出す", "Send"],
  cancel: ["やめる", "Cancel"],
  close: ["閉じる", "Close"],
  given: ["品質評価に出したもの", "Given to quality review"],
  line: ["{{kind}}：{{name}} さん、{{until}} まで", "{{kind}}: {{name}}, until {{until}}"],
  by: ["出した人：{{name}}", "Given by {{name}}"],
  takeBack: ["取り下げる", "Take back"],
  "standing.open": ["評価者が開けます", "The reviewer can open it"],
  "standing.over": ["期限が過ぎました", "Its time is over"],
  "standing.taken-back": ["取り下げました", "Taken back"],
});
