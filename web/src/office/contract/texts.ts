import { texts } from "../../i18n/language.ts";

/// The words of the office's page of a client's contract.
export const useTexts = texts("office-contract", {
  title: ["契約の案と署名", "Contract: drafts and signatures"],
  what: [
    "新しい版の案を作り、署名して委託元に送ります。委託元の署名がそろうと発効します。自社をより厳しく拘束するだけの変更は、自社の署名だけで発効します。",
    "Draft a new version, sign it, and it goes to the client. It takes effect when the client has signed too. A change that only binds your own company more needs your signature alone.",
  ],
  back: ["委託元", "Client"],
  none: ["案がありません", "No drafts"],
  "none.what": [
    "「新しい案を作る」で、標準契約から始められます。",
    "Begin with “New draft”: it starts from the standard contract.",
  ],
  grace: [
    "署名のある契約がなくても電話を受けられるのは {{until}} までです。それまでに双方の署名をそろえてください。",
    "Without a signed contract, calls are answered until {{until}}. Both sides must have signed by then.",
  ],
  make: ["新しい案を作る", "New draft"],
  editing: ["第 {{n}} 版の案を作る", "Draft version {{n}}"],
  keep: ["案を保存", "Save the draft"],
  cancel: ["やめる", "Cancel"],
  kept: ["案を保存しました", "Draft saved"],
  failed: ["できませんでした", "That did not work"],
  faults: ["直すところが {{n}} か所あります。", "{{n}} values need attention."],
  "fault.bounds": ["{{least}}〜{{most}} の数を入れてください。", "Enter a number from {{least}} to {{most}}."],
  "fault.long": ["長すぎます（{{most}} まで）。", "Too long (up to {{most}})."],
  "fault.few": ["{{least}} つ以上選んでください。", "Choose at least {{least}}."],
  begin: ["発効", "Takes effect"],
  "begin.signature": ["双方の署名がそろった時", "When it is signed"],
  "begin.then": ["日時を指定（日本時間）", "At a given time (Japan time)"],
  "begin.at": ["発効日時（日本時間）", "Takes effect (Japan time)"],
  "fault.time": ["これからの日時を入れてください。", "Give a time to come."],
  row: ["{{n}} 行目", "Row {{n}}"],
  addRow: ["行を加える", "Add a row"],
  removeRow: ["{{n}} 行目を消す", "Remove row {{n}}"],
  people: ["人が守る約束（プログラムによる強制はまだありません）", "Kept by people; no program enforces it yet"],
  open: ["契約の案と署名", "Drafts and signatures"],
});
