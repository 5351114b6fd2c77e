import { texts } from "../../i18n/language.ts";

export const useChecklistPageTexts = texts("inbox.checklist", {
  title: ["点検表", "Checklist"],
  what: [
    "貴社の契約について、電話代行会社がいまどういう状態かを、観測した結果で示します。個人情報を預ける会社の監督（個人情報保護法 25 条）の記録も、ここに残ります。",
    "How the answering service stands under your contract, by what was observed. Your record of supervising it (article 25 of Japan's privacy act) is kept here too.",
  ],
  record: ["委託先確認記録", "Vendor confirmation"],
  "is.unsigned": ["まだ署名がありません", "Not signed yet"],
  "is.grace": ["署名を待っています（{{until}} まで）", "Waiting for your signature (until {{until}})"],
  "is.grace-over": ["署名の期限が過ぎました", "The time to sign is over"],
  "is.entrusted": ["署名済み（委託する）", "Signed: entrusted"],
  "is.due": ["次の署名の時期です", "The next signature is due soon"],
  "is.overdue": ["次の署名の期限が過ぎました", "The next signature is overdue"],
  "is.declined": ["署名済み（見送る）", "Signed: declined"],
  "means.unsigned": [
    "貴社の管理者が「委託する」で署名するまで、貴社の番号への電話は受けられません。",
    "Calls to your numbers are not answered until your administrator signs to entrust.",
  ],
  "means.grace": [
    "電話は受けています。{{until}} までに署名がないと、貴社の番号への電話を受けられなくなります。",
    "Calls are answered. Without a signature by {{until}}, calls to your numbers will not be.",
  ],
  "means.grace-over": [
    "{{until}} までに署名がなかったので、貴社の番号への電話は受けられません。管理者が「委託する」で署名すると、すぐに受けられます。",
    "There was no signature by {{until}}, so calls to your numbers are not answered. They are as soon as your administrator signs to entrust.",
  ],
  "means.entrusted": [
    "{{at}} に署名しました。次は {{due}} までに、もう一度確かめます。",
    "Signed {{at}}. The next look is due by {{due}}.",
  ],
  "means.due": [
    "{{at}} に署名しました。次の期限は {{due}} です。6 項目をもう一度確かめて署名してください。",
    "Signed {{at}}. The next is due by {{due}}: please look at the six items again and sign.",
  ],
  "means.overdue": [
    "{{at}} に署名し、次の期限は {{due}} でした。電話は受けています。6 項目をもう一度確かめて署名してください。",
    "Signed {{at}}; the next was due by {{due}}. Calls are still answered. Please look at the six items again and sign.",
  ],
  "means.declined": [
    "{{at}} に「見送る」で署名したので、貴社の番号への電話は受けられません。「委託する」で署名し直すと、すぐに受けられます。",
    "Signed {{at}} to decline, so calls to your numbers are not answered. They are as soon as it is signed anew to entrust.",
  ],
  demo: ["デモでは、署名がなくても電話を受けます。", "In the demo, calls are answered without a signature."],
  sign: ["6 項目を確かめて署名する", "Look at the six items and sign"],
  signAgain: ["もう一度確かめて署名する", "Look again and sign"],
  admins: ["署名できるのは、貴社の管理者です。", "Only an administrator of your company can sign."],
  cancel: ["署名をやめて点検表に戻る", "Back to the checklist without signing"],
  signed: [
    "署名しました。この記録は、いつでもここで開けます。",
    "It is signed. You can open this record here at any time.",
  ],
  records: ["これまでの委託先確認記録", "Earlier confirmations"],
  recordsNone: ["まだ記録がありません。", "There is none yet."],
  when: ["署名した時", "Signed"],
  decision: ["決定", "Decision"],
  entrust: ["委託する", "Entrust"],
  decline: ["見送る", "Decline"],
  deeds: ["操作", "Actions"],
  open: ["開く・印刷", "Open or print"],
  openOf: ["{{at}} の記録を開く・印刷", "Open or print the record of {{at}}"],
  download: ["ダウンロード", "Download"],
  downloadOf: ["{{at}} の記録をダウンロード", "Download the record of {{at}}"],
  back: ["点検表に戻る", "Back to the checklist"],
});
