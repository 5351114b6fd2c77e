import { texts } from "../../i18n/language.ts";

/// The words of giving something to quality review.
export const useReviewTexts = texts("inbox-review", {
  give: ["品質評価に出す", "Send to quality review"],
  what: [
    "電話代行会社の品質評価者が、選んだ1件だけを期限まで開けるようにします。この画面の中で評価者の鍵に宛てた見出しを作り、ほかの伝言や録音は開けません。出したことと、評価者が開いたことは、貴社のアクセス記録に残ります。",
    "A quality reviewer of the answering service will be able to open this one item until it expires. Your browser makes a header for that reviewer's key; nothing else opens. That you gave it, and each opening, is recorded in your company's log.",
  ],
  item: ["出すもの", "What to give"],
  message: ["伝言", "Message"],
  recording: ["録音", "Recording"],
  reviewer: ["評価者", "Reviewer"],
  none: ["鍵を持つ評価者がまだいません。", "There is no reviewer with a key yet."],
  fingerprint: ["評価者の鍵の照合コード", "Verification code of the reviewer's key"],
  compare: [
    "評価者に電話などで確かめ、照合コードが同じでした",
    "I compared it with the reviewer by another way, such as the telephone, and it is the same",
  ],
  known: ["この端末で前に確かめた照合コードです。", "This device has compared it before."],
  changed: [
    "前に確かめた照合コードと違います。評価者に理由を聞き、照合コードを確かめてください。",
    "It is not the verification code that was compared before. Ask the reviewer why, and compare it again.",
  ],
  days: ["開ける期間", "For how long"],
  "days.n": ["{{n}} 日間", "{{n}} days"],
  "days.1": ["1 日間", "1 day"],
  honest: [
    "期限が来るか取り下げると、それからは開けません。それまでに開いたものを、なかったことにはできません。",
    "After it expires, or once taken back, it can no longer be opened. What was opened before cannot be undone.",
  ],
  send: ["出す", "Send"],
  cancel: ["やめる", "Cancel"],
  given: ["品質評価に出したもの", "Given to quality review"],
  line: ["{{kind}}：{{name}} さん、{{until}} まで", "{{kind}}: {{name}}, until {{until}}"],
  by: ["出した人：{{name}}", "Given by {{name}}"],
  byClause: [
    "契約 {{clause}} により封緘と同時に（承認した人：{{name}}）",
    "Sealed by clause {{clause}} of the contract, approved by {{name}}",
  ],
  approvals: ["録音を封緘と同時に出す評価者", "Reviewers for whom recordings are sealed too"],
  approvalsWhat: [
    "契約では、承認した評価者が、これからの録音（総合の受信箱）を1件あたり {{n}} 日間開けます。評価者の鍵の照合コードを確かめてから承認してください。貴社の鍵で署名した承認がなければ、誰にも出ません。契約が新しい版になったときは、もう一度承認が要ります。",
    "By the contract, a reviewer whom you approve can open each coming recording of the general box for {{n}} days. Compare the verification code first. Without an approval signed with your key no one can. A new version of the contract needs a new approval.",
  ],
  approve: ["承認する", "Approve"],
  approveOf: ["{{name}} さんを承認する", "Approve {{name}}"],
  approvedBy: ["承認した人：{{name}}（{{at}}）", "Approved by {{name}}, {{at}}"],
  approvalEnd: ["承認を取り消す", "Take the approval back"],
  approvalHonest: [
    "取り消すと、次の録音からは出ません。すでに出た録音は期限まで開けるので、受信箱で1件ずつ取り下げてください。",
    "Once taken back, nothing more is sealed for them, from the next recording on. What they already have can be opened until it expires: take it back in the inbox, one by one.",
  ],
  approvalAdmin: ["承認できるのは管理者です。", "An administrator of your company approves."],
  approvalLocked: ["承認するには、鍵を開けてください。", "Unlock your key to approve."],
  noApprovals: [
    "承認した評価者はいません。録音は誰にも出ていません。",
    "No reviewer is approved: no recording is sealed for one.",
  ],
  "approval.open": ["承認中", "Approved"],
  "approval.taken-back": ["取り消しました", "Taken back"],
  "approval.other-terms": [
    "前の契約での承認です（今は出ません）",
    "Approved under earlier terms: nothing is sealed by it now",
  ],
  "approval.key-gone": [
    "評価者の鍵が変わりました（今は出ません）",
    "The reviewer's key has changed: nothing is sealed by it now",
  ],
  takeBack: ["取り下げる", "Take back"],
  "standing.open": ["評価者が開けます", "The reviewer can open it"],
  "standing.over": ["期限が過ぎました", "Expired"],
  "standing.taken-back": ["取り下げました", "Taken back"],
});
