import { texts } from "../../i18n/language.ts";

/// The words of the register of what is kept.
export const useTexts = texts("inbox.inventory", {
  title: ["個人情報の取扱台帳", "What is kept of you"],
  what: [
    "貴社の電話をかけてきた方と、貴社の担当者について、何を、何のために、どこに、どれだけの間保存し、誰が見られるかの一覧です。",
    "What is kept of your callers and your people: what for, where, how long, and who may see it.",
  ],
  categories: ["契約で取り扱う項目", "Categories that the contract names"],
  "categories.what": [
    "契約にない項目の入力欄は、オペレーターの画面に出ません。録音や自由記述の中身は封緘されるため、プログラムは判定できません。",
    "Operators are not shown a field of a category that the contract does not name. What is said or written freely is sealed: no program can judge it.",
  ],
  "categories.unsaid": [
    "署名された契約がないため、項目はまだ定められていません。すべての入力欄が使えます。",
    "No contract is signed, so no categories are agreed: every field is asked.",
  ],
  agreed: ["契約にある", "named"],
  refused: ["契約にない", "not named"],
  try: ["試す", "Try"],
  tryOf: ["「{{name}}」の欄を試す", "Try a field of “{{name}}”"],
  "tried.yes": [
    "入力欄に「{{name}}」を加えると、表示されます（契約 第 {{version}} 版）。",
    "A field of “{{name}}”, if the form had one, would be shown (terms of version {{version}}).",
  ],
  "tried.no": [
    "入力欄に「{{name}}」を加えても表示されず、書けません（契約 第 {{version}} 版）。",
    "A field of “{{name}}”, if the form had one, would not be shown nor filled in (terms of version {{version}}).",
  ],
  "tried.unsaid": [
    "契約の定めがないため、入力欄に「{{name}}」を加えると表示されます。",
    "Without a contract a field of “{{name}}”, if the form had one, would be shown.",
  ],
  callers: ["電話をかけてきた方の情報", "Of your callers"],
  people: ["貴社の担当者・メンバーの情報", "Of your people"],
  item: ["もの", "What"],
  contains: ["項目", "Categories"],
  everything: ["話された内容すべて", "everything that is said"],
  nothing: ["なし", "none"],
  purpose: ["目的", "Purpose"],
  place: ["保存場所", "Where"],
  "place.files": ["暗号化ファイル（貴社の鍵で封緘）", "files, sealed with your key"],
  "place.files.open": ["ファイル", "files"],
  "place.memory": ["メモリー（ファイルにもデータベースにも残さない）", "memory; in no file and no database"],
  "keep.memory": ["最長1時間（送ったメールは消去できません）", "an hour at most; a mail that left cannot be erased"],
  "place.database": ["データベース", "database"],
  "place.database.sealed": ["データベース（貴社の鍵で封緘）", "database, sealed with your key"],
  keep: ["保存期間（契約）", "Kept (contract)"],
  days: ["{{n}} 日", "{{n}} days"],
  unsaid: ["定めなし", "not agreed"],
  who: ["見られる人", "Who may see it"],
  country: [
    "保存している国（電話代行会社の設定）：{{here}}。契約で認めた国：{{agreed}}。",
    "Stored in (as the answering service's settings say): {{here}}. Named by the contract: {{agreed}}.",
  ],
  counted: [
    "{{here}}にいま保存している件数（国は電話代行会社の設定による）：{{counts}}。",
    "Kept in {{here}} now (the country as the answering service's settings say): {{counts}}.",
  ],
  "country.unsaid": [
    "保存している国（電話代行会社の設定）：{{here}}。契約での定めはありません。",
    "Stored in (as the answering service's settings say): {{here}}. No contract names a country.",
  ],
  erasing: [
    "期限が来たものは自動で消去します（「保存と消去」の画面）。定めのないもののうち、設定や連絡先は契約の終了後に消去します。契約・アクセス記録・アカウント・法令で残す記録は、そのときも残ります。",
    "What is due is erased by itself (see Keeping and erasing). Of what no term speaks of, settings and contacts are erased after the end of the contract; contracts, the access log, accounts and what the law keeps stay then, too.",
  ],
});
