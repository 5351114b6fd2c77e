import { texts } from "../../../i18n/language.ts";

/// The words for those outside who confirm the log.
export const useWitnessTexts = texts("inbox.witness", {
  title: ["証人の確認", "Confirmed by witnesses"],
  intro: [
    "証人は、電話代行会社の外で動くプログラムです。アクセス記録のその時の状態を覚え、書き換えや巻き戻しがあれば確認を断ります。",
    "A witness is a program outside our hands. It remembers the state of the log, and refuses to confirm one that was rewritten or rolled back.",
  ],
  none: [
    "証人はまだいません。貴社や監査人が動かす証人の鍵を、電話代行会社に知らせてください。それまでは、アクセス記録を誰にも同じものとして見せているかを、外からは確かめられません。",
    "There is no witness yet. Run one, or have an auditor run one, and tell the answering service its key. Until then no one outside can tell whether everyone is shown the same log.",
  ],
  noneButAgreed: [
    "契約では証人の確認を定めていますが、証人が一人もいません。契約どおりではありません。電話代行会社に理由を尋ねてください。",
    "The contract asks for confirmations by a witness, and there is no witness: this is not as agreed. Ask the answering service why.",
  ],
  at: ["{{name}}：{{size}} 件目までを {{at}} に確認", "{{name}} confirmed the first {{size}} entries, {{at}}"],
  never: ["{{name}}：まだ確認していません", "{{name}} has not confirmed anything yet"],
  old: [
    "確認が {{hours}} 時間より古くなっています。電話代行会社に理由を尋ねてください。",
    "The confirmation is older than {{hours}} hours. Ask the answering service why.",
  ],
  allowed: [
    "契約（第 {{n}} 版）：確認は {{hours}} 時間より古くならないこと",
    "Contract (version {{n}}): no confirmation may be older than {{hours}} hours",
  ],
  allowedUsual: [
    "有効な契約がないため、{{hours}}時間を上限とします",
    "No contract is in force: none may be older than {{hours}} hours",
  ],
  take: ["確認された状態を保存", "Save the confirmed state"],
  AWAY: ["いま証人に届きません。", "The witness cannot be reached now."],
  BAD_SIGNATURE: [
    "証人の答えは、登録された鍵の署名ではありませんでした。",
    "What the witness answered was not signed by the registered key.",
  ],
  ROLLED_BACK: [
    "証人は、いまのアクセス記録より先の状態を知っています。記録が失われたか、古い写しに戻されています。電話代行会社に説明を求めてください。",
    "The witness knows a later state than this log shows: entries were lost, or an old copy came back. Ask the answering service to explain.",
  ],
  REWRITTEN: [
    "証人は、これと違うアクセス記録を知っています。書き換えられた疑いがあります。電話代行会社に説明を求めてください。",
    "The witness knows another history than this log shows. It may have been rewritten. Ask the answering service to explain.",
  ],
});
