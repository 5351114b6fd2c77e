import { texts } from "../../i18n/language.ts";

/// The words for what became of the operator's messages.
export const useNoticeTexts = texts("desk-notices", {
  people: ["名指しされる方", "Whom callers may ask for"],
  "people.find": ["お名前・かな・部署で探す", "Find by name, kana or department"],
  "people.none": ["一覧にありません", "Not in the list"],
  "people.more": ["ほか {{n}} 名", "{{n}} more"],
  title: ["お知らせの状況", "Who was told"],
  at: ["{{time}} 受付", "taken {{time}}"],
  telephone: ["委託元にお電話でお伝えください。", "Please telephone the client."],
  hold: ["お知らせを待たせる", "Hold the notice"],
  holdOf: [
    "{{client}} 宛て {{time}} 受付の伝言のお知らせを待たせる（訂正すると送られます）",
    "Hold the notice of the message to {{client}}, taken {{time}}; it leaves when you have corrected it",
  ],
});
