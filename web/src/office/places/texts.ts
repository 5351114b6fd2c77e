import { texts } from "../../i18n/language.ts";

/// The words about desks: what was stated, what was found.
export const useTexts = texts("office.places", {
  title: ["席の確認", "Desk checks"],
  what: [
    "電話を受ける人は、サインインのたびに席を確かめて申告します。申告は本人の言葉です。本当かどうかは、席を見回った人の記録が示します。それぞれ新しい順に200件、400日残ります。",
    "People who take calls state after each sign-in that their desk is clean. That is their word; whether it is true, the records of those who inspected show. The newest 200 of each are listed, and kept for 400 days.",
  ],
  inspect: ["見回りの記録を付ける", "Enter an inspection"],
  place: ["場所", "Place"],
  placeHint: ["例：3階 A島。40字まで", "For example: 3rd floor, island A. Up to 40 characters"],
  foundAsked: ["あってはいけないもの（私物スマホ・記録媒体・個人情報の紙）", "Phones, media, paper with personal data"],
  nothing: ["なし", "Nothing found"],
  something: ["あり", "Found"],
  found: ["見つかったもの", "What was found"],
  foundHint: ["お客様の名前や番号は書かないでください。500字まで", "No caller's name or number. Up to 500 characters"],
  enter: ["記録する", "Save"],
  inspections: ["見回り", "Inspections"],
  noInspections: ["見回りの記録はまだありません。", "No inspections yet"],
  statements: ["申告", "Statements"],
  noStatements: ["申告はまだありません。", "No one has stated anything yet."],
  at: ["時刻", "When"],
  inspector: ["見回った人", "Inspected by"],
  who: ["名前", "Name"],
  version: ["確認項目の版", "Version of the list"],
  "place.site": ["会社の拠点", "Site"],
  "place.home": ["会社が管理する自宅の席", "Managed home"],
});
