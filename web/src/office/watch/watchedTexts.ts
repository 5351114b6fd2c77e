import { texts } from "../../i18n/language.ts";

/// The words of watched telephone numbers.
export const useTexts = texts("office.watched", {
  readOnly: ["あなたの役割では、見るだけです。", "Your role can look here but change nothing."],
  title: ["監視する番号", "Watched numbers"],
  what: [
    "スタッフの身内、著名な人、検知用のダミー番号を登録すると、その番号からの電話に触れた人を規則が毎日調べます。電話はいつも通り受けられます。番号そのものは保存されず、あとから見ることもできません。",
    "Enter numbers of staff's families, of public figures, and canaries: rules then look each day who touched calls from them. Calls are answered as always. The number itself is not stored, and no one can see it again.",
  ],
  none: ["監視している番号はありません", "No number is watched"],
  noneText: [
    "スタッフにまず、身内の番号をたずねてください。身内からの電話を本人が受けると警報になります。",
    "Ask the staff for their families' numbers first: a call that reaches one's own family raises an alarm.",
  ],
  label: ["呼び名", "Label"],
  labelHint: [
    "40 字まで、数字は 3 つまで。発信者の名前や番号は書かないでください（例：母、歌手、ダミー A）。",
    "At most 40 characters and 3 digits. Do not write a caller's name or number (say: mother, singer, canary A).",
  ],
  number: ["電話番号", "Telephone number"],
  numberHint: [
    "090-1234-5678 でも +819012345678 でも同じです。照合用の符号だけを残し、番号は捨てます。",
    "090-1234-5678 and +819012345678 are the same. Only a code to compare with is kept; the number is not.",
  ],
  why: ["理由", "Reason"],
  "why.family": ["スタッフの身内", "Family of staff"],
  "why.public-figure": ["著名な人", "Public figure"],
  "why.canary": ["検知用のダミー番号（だれも調べる理由のない番号）", "Canary (no one has a reason to look it up)"],
  "hint.family": [
    "このスタッフに表示される、受ける、聞き直す、開く、のどれでも警報になります。",
    "An alarm when this person is shown, takes, hears again or opens such a call.",
  ],
  "hint.public-figure": [
    "受けた人以外のスタッフが触れるか、電話の 30 分後以降にスタッフが触れると警報になります。",
    "An alarm when staff other than the person who took the call touch it, or any staff 30 minutes or more after the call.",
  ],
  "hint.canary": [
    "電話を受けて伝言を書くほかは、委託元の方が開いても警報になります。先に委託元へ伝えてください。",
    "An alarm for everything but answering and writing the message, also when the client's members open it: tell the client first.",
  ],
  person: ["だれの身内か", "Whose family"],
  choose: ["選んでください", "Choose"],
  add: ["監視に加える", "Watch this number"],
  added: ["加えた日", "Since"],
  of: ["{{name}} の身内", "Family of {{name}}"],
  remove: ["外す", "Remove"],
  removeOne: ["{{label}} を外す", "Remove {{label}}"],
  removeTitle: ["「{{label}}」を監視から外しますか", "Stop watching “{{label}}”?"],
  removeText: [
    "これからの電話は調べません。すでに受けた電話は引き続き調べます。もう一度監視するには番号を入れ直してください。アクセス記録に残ります。",
    "New calls are not looked at any more; those that came before still are. To watch it again, enter the number anew. The log records that you removed it.",
  ],
});
