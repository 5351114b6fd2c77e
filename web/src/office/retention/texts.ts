import { texts } from "../../i18n/language.ts";

/// The words of the office's page of keeping and erasing.
export const useTexts = texts("office.retention", {
  title: ["保存と消去", "Keeping and erasing"],
  what: [
    "委託元ごとに、保存しているもの、期限を超えて残っているもの、契約の終了を確かめます。委託元の名前を選ぶと、保全と終了の手続きができます。",
    "What is kept of each client, what is overdue, and whose contract ends. Choose a client to hold things or to end its contract.",
  ],
  none: ["委託元がありません", "No clients"],
  noneText: ["委託元を追加すると、ここに出ます。", "Clients that you add are listed here."],
  client: ["委託元", "Client"],
  kept: ["保存中", "Kept"],
  overdue: ["期限超過", "Overdue"],
  open: ["消去の途中", "Being erased"],
  held: ["保全中", "Held"],
  erased: ["消去済み", "Erased"],
  ends: ["契約の終了", "Contract ends"],
  "overdue.none": ["期限を超えて残っているものはありません。", "Nothing is overdue."],
  "overdue.some": [
    "期限を超えて残っているものが {{n}} 件あります。保管庫に届かないか、ロックされていないかを確かめてください。",
    "{{n}} things are overdue. See whether the store is away or locks them.",
  ],
  counts: ["電話代行会社に見えるのは件数だけです。内容は見えません。", "The office sees counts alone, and no content."],
});
