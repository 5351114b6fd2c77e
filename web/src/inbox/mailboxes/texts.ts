import { texts } from "../../i18n/language.ts";

/// The words for mailboxes of departments.
export const useBoxTexts = texts("inbox.box", {
  general: ["総合の受信箱", "General box"],
  "filter.label": ["受信箱で絞り込む", "Show one box only"],
  "filter.all": ["すべての受信箱", "All boxes"],

  title: ["部署の受信箱", "Mailboxes of departments"],
  intro: [
    "人事や受注など、会社の中でも限られたメンバーだけが読むものを、部署の受信箱に分けられます。受信箱ごとに別の鍵で封緘するため、選ばれていないメンバーは、管理者でも開けず、あることも見えません（管理者には件数だけが見えます）。",
    "What only some people in the company may read, such as HR or orders, can go to a mailbox of its own. Each is sealed to its own key: a member who was not chosen cannot open it, not even an administrator, nor see that anything is there (administrators see counts only).",
  ],
  "log.open": [
    "アクセス記録は会社に一つで、全員が読みます。「封緘した伝言を保管」などの行は部署のものも載りますが、どの受信箱のものかは書かれません。",
    "The log is one for the whole company, and everyone reads it. Entries such as “sealed message kept” are there for departments too; they do not say which box.",
  ],
  locked: [
    "受信箱を作ったり、開けるメンバーを選んだりするには、先に自分の鍵を開けてください。",
    "Unlock your own key first to make mailboxes and to choose who can open them.",
  ],
  none: ["部署の受信箱はまだありません", "No mailboxes yet"],
  "none.text": [
    "いまは、すべてが総合の受信箱に届き、会社の鍵を持つメンバー全員が開けます。",
    "Everything goes to the general box, and all who hold the company key can open it.",
  ],
  "new.title": ["受信箱を作る", "Make a mailbox"],
  "new.name": ["名前（部署名など、{{max}} 文字まで）", "Name, such as a department's (at most {{max}} characters)"],
  "new.who": ["この受信箱を開けるメンバー", "Who can open it"],
  "new.do": ["受信箱を作る", "Make the mailbox"],
  "new.done": ["「{{name}}」を作りました", "“{{name}}” is there"],
  you: ["あなた", "you"],
  "two.hint": [
    "鍵をなくした人がいても開けられるよう、二人以上を選ぶことをお勧めします。全員が鍵をなくすと、この受信箱は誰にも開けません。",
    "Better choose two people or more: if all of them lose their keys, no one can open this mailbox any more.",
  ],
  holders: ["開けるメンバー：{{names}}", "Opened by: {{names}}"],
  numbers: ["番号：{{numbers}}", "Numbers: {{numbers}}"],
  unread: ["未読 {{count}} 件", "{{count}} unread"],
  "unread.none": ["未読はありません", "Nothing unread"],
  notHeld: ["あなたはこの受信箱を開けません", "You cannot open this mailbox"],
  closed: ["閉じています（前のものは読めます）", "Closed; what came before can be read"],
  stale: [
    "会社の鍵から外れた人が、この受信箱の鍵をまだ持っています。「メンバーを選ぶ」を開き、「このメンバーにする」を押して鍵を替えてください。",
    "Someone who no longer holds the company key still holds this mailbox's key. Open “Choose members” and press “Set these members” to change the key.",
  ],
  unproven: [
    "この受信箱の鍵を、このブラウザーでは確かめられません。前に使った端末で開くか、この受信箱を開けるほかの管理者に、鍵を替えてもらってください。",
    "This browser cannot prove this mailbox's key. Use the device you used before, or let another administrator who can open it change the key.",
  ],
  "who.begin": ["メンバーを選ぶ", "Choose members"],
  "who.title": ["「{{name}}」を開けるメンバー", "Who can open “{{name}}”"],
  "who.text": [
    "加えたメンバーは、これまでに届いたものも読めます。外したメンバーは、今から何も見えなくなり、鍵も新しくなります。外す前に本人が開いた内容や保存したファイルは、取り戻せません。",
    "Members you add can read what came before too. Members you take out see nothing from now on, and the key changes. What they opened or saved before cannot be called back.",
  ],
  "who.do": ["このメンバーにする", "Set these members"],
  "who.done": ["「{{name}}」のメンバーを決めました", "The members of “{{name}}” are set"],
  "rename.begin": ["名前を変える", "Rename"],
  "rename.title": ["受信箱の名前を変える", "Rename the mailbox"],
  "rename.do": ["名前を変える", "Rename"],
  "rename.done": ["名前を変えました", "Renamed"],
  "close.begin": ["受付を終了…", "Close for good…"],
  "close.title": ["「{{name}}」を閉じる", "Close “{{name}}”"],
  "close.text": [
    "新しい伝言と録音が届かなくなり、この受信箱の番号への電話は総合の受信箱に届きます。前に届いたものは、これまでどおり読めます。元には戻せません。",
    "Nothing new comes in, and calls to its numbers go to the general box. What came before can be read as ever. This cannot be undone.",
  ],
  "close.do": ["受信箱を閉じる", "Close the mailbox"],
  "close.done": ["閉じました", "Closed"],
  cancel: ["やめる", "Cancel"],
  "numbers.title": ["番号ごとの届け先", "Where calls to a number go"],
  "numbers.text": [
    "録音と、出られなかった電話の控えは、かかってきた番号の受信箱に届きます。伝言は、オペレーターが宛先を選べます。録音まで部署の中に留めたいときは、部署専用の番号を使ってください。",
    "Recordings, and slips that say who rang, go to the box of the number that was called. For a message the operator can choose. To keep recordings inside a department, give it a number of its own.",
  ],
  "numbers.of": ["{{number}} の届け先", "Where calls to {{number}} go"],
  "numbers.done": ["届け先を変えました", "Changed"],
  bad: [
    "鍵の証明がつながらないため、何も変えていません。ページを読み直し、同じことが起きたら電話代行会社に伝えてください。",
    "The keys cannot be proven, so nothing was changed. Reload the page; if it happens again, tell the answering service.",
  ],
  "left.mine": ["次の受信箱の鍵も一緒に替えます：{{names}}", "The keys of these mailboxes change too: {{names}}"],
  "left.others": [
    "外れるメンバーは次の受信箱の鍵を持っていますが、あなたは持っていません：{{names}}。その受信箱を開けるほかの管理者に、「部署」の画面で鍵を替えてもらってください。開ける管理者がいないときは、開けるメンバーを管理者にするよう、電話代行会社に伝えてください。",
    "Members who are left out hold the keys of mailboxes that you do not hold: {{names}}. Let another administrator who can open them change the key under “Departments”. If there is none, ask the answering service to make one of their members an administrator.",
  ],
  "left.step": ["「{{name}}」の鍵を替えています（{{n}} / {{of}}）", "Changing the key of “{{name}}” ({{n}} of {{of}})"],
});
