import { texts } from "../../i18n/language.ts";

/// The words of the clean-desk list. Another meaning of an item is another version of the list: denwaban.people.place.CleanDesk.
export const useTexts = texts("desk.place", {
  title: ["電話を受ける前に、席を確かめてください", "Check your desk before taking calls"],
  what: [
    "一つずつ見て、そのとおりならチェックを入れます。すべてにチェックが入るまで、電話は受けられません。",
    "Check each item, and tick it if it is true. No call comes to you before all are ticked.",
  ],
  where: ["今日の場所", "Where you work today"],
  "where.site": ["会社の拠点", "At the office"],
  "where.home": ["会社が管理する自宅の席", "At home, at a desk that the office manages"],
  items: ["確認項目", "To check"],
  phone: ["私物スマホは席にありません（ロッカーに入れました）", "My own phone is not at the desk; it is in the locker"],
  "phone.home": [
    "私物スマホは席にありません（別の部屋に置きました）",
    "My own phone is not at the desk; it is in another room",
  ],
  paper: ["個人情報を書いた紙や付箋は、机の上にありません", "There is no paper or note with personal data on the desk"],
  medium: ["USBメモリなどの記録媒体を、持ち込んでいません", "I have no USB drive or other storage device with me"],
  alone: ["画面はほかの人から見えず、声も聞かれません", "No one else can see the screen or hear me"],
  state: ["確認して、デスクを開く", "Confirm and open the desk"],
  kept: [
    "時刻とお名前を記録します。スーパーバイザー・管理者・情報セキュリティ責任者・内部監査人が見ます。",
    "Your name and the time are kept. Supervisors, administrators, the security officer and the auditor see them.",
  ],
});
