import { texts } from "../../i18n/language.ts";

export const useKeyTexts = texts("signin.keys", {
  keyTitle: ["あなたの鍵を作ります", "Make your key"],
  keyWhat: [
    "伝言と録音は、会社の鍵で封をして保管されます。あなたの鍵は、その会社の鍵を受け取るためのものです。",
    "Messages and recordings are kept sealed to the company key. Your own key is what lets you receive it.",
  ],
  keyWhere: [
    "鍵はこのブラウザーの中で作られ、パスキーで施錠してから保管されます。電話代行会社を含め、ほかの誰も開けられません。",
    "It is made in this browser and locked with your passkey before it is stored. No one else can open it, and neither can we.",
  ],
  keyTwo: [
    "端末をなくしても開けるように、次の画面で紙の「回復キット」も作ります。2 つの方法がそろうまで先へ進めません。",
    "So that you can open it without this device, a printed recovery kit follows. Both ways in are required.",
  ],
  keyButton: ["鍵を作る", "Make my key"],
  noPrfTitle: ["このパスキーでは鍵を施錠できません", "This passkey cannot lock a key"],
  noPrf: [
    "この端末かブラウザーは、パスキーの PRF 機能に対応していません。Chrome・Edge・Safari の最新版か、別の端末で、管理者に新しい登録用リンクを頼んで登録してください。",
    "This device or browser lacks the PRF feature of passkeys. Use a current Chrome, Edge or Safari, or another device; ask your administrator for a new enrolment link there.",
  ],
  otherPerson: [
    "別の人のパスキーが選ばれました。あなたのパスキーを選んでください。",
    "Someone else's passkey was chosen. Choose your own.",
  ],

  kitTitle: ["回復キットを紙で保管します", "Keep the recovery kit on paper"],
  kitWhat: [
    "端末をなくしたとき、あなたの鍵を開けるのはこの紙だけです。表示は今回限りで、再発行はできません。",
    "If you lose your device, this sheet alone opens your key. It is shown only now and cannot be issued again.",
  ],
  kitPrint: ["印刷する", "Print"],
  kitPrintHint: [
    "印刷画面で「PDF に保存」を選んだときは、この端末以外の安全な場所へ移してください。",
    "If you save it as a PDF, move it to a safe place that is not this device.",
  ],
  kitNext: ["印刷した（書き写した）ので次へ", "Printed or written down: continue"],
  sheetTitle: ["電話番 回復キット", "Denwaban recovery kit"],
  sheetName: ["名前", "Name"],
  sheetCompany: ["会社", "Company"],
  sheetAddress: ["アドレス", "Address"],
  sheetDate: ["作成日", "Made on"],
  sheetFingerprint: ["鍵の照合コード", "Key verification code"],
  sheetSecret: ["回復の言葉", "Recovery secret"],
  sheetUse: [
    "使い方: 受信箱の錠の画面で「回復キットで開く」を選び、AGE-SECRET-KEY-PQ-1 から最後までを入力します（空白と大文字・小文字は問いません）。二次元コードは同じ内容です。",
    "How to use it: at the locked inbox choose the recovery kit and type everything from AGE-SECRET-KEY-PQ-1 to the end (spaces and case do not matter). The code holds the same text.",
  ],
  sheetKeep: [
    "金庫や鍵のかかる引き出しに。写真に撮らない、メールで送らない。この紙を持つ人は、あなたの伝言を開けます。",
    "Keep it in a safe or a locked drawer. Take no photograph, send no mail. Anyone who holds this sheet can open your messages.",
  ],
  qr: ["回復の言葉の二次元コード", "The recovery secret as a QR code"],

  checkTitle: ["紙を見て確かめます", "Check with the sheet"],
  checkWhat: ["紙にある次の 2 組の文字を入力してください。", "Type these two groups of characters from your sheet."],
  group: ["{{n}} 番目の 4 文字", "Group {{n}} (4 characters)"],
  groupWrong: ["紙の {{n}} 番目と違います。", "This is not group {{n}} of the sheet."],
  checkButton: ["確かめて鍵を登録する", "Check and register my key"],
  checkKit: ["確かめて回復キットを登録する", "Check and register this kit"],
  checkBack: ["もう一度キットを見る", "Show the kit again"],

  companyTitle: ["会社の鍵を作ります", "Make the company key"],
  companyWhat: [
    "{{client}}の伝言と録音は、これから作る鍵でしか開けません。あなたが最初の持ち主になり、ほかのメンバーにはあなたが渡します。",
    "From now on the messages and recordings of {{client}} open with this key alone. You hold it first, and you grant it to your colleagues.",
  ],
  "companySuite.mlkem768x25519": [
    "鍵の方式: 標準（耐量子ハイブリッド ML-KEM-768 + X25519）",
    "Kind of key: standard (post-quantum hybrid, ML-KEM-768 with X25519)",
  ],
  "companySuite.x25519": [
    "鍵の方式: X25519（age 1.2 などで開けます）",
    "Kind of key: X25519 (opens with age 1.2 and the like)",
  ],
  companyLoss: [
    "鍵の持ち主が 1 人もいなくなると、封をしたものは誰にも開けられません。2 人以上で持つことをお勧めします。",
    "If no one holds the key any more, nothing sealed to it can ever be opened. At least two people should hold it.",
  ],
  companyButton: ["会社の鍵を作る", "Make the company key"],

  waitCompanyTitle: ["会社の鍵を待っています", "Waiting for the company key"],
  waitCompany: [
    "あなたの鍵はできました。会社の管理者が会社の鍵を作ると、次へ進みます。この画面は自動で更新されます。",
    "Your key is ready. This continues automatically once your administrator has made the company key.",
  ],
  waitGrantTitle: ["会社の鍵が渡されるのを待っています", "Waiting to be granted the company key"],
  waitGrant: [
    "管理者に電話か対面で下の照合コードを読み上げてください。管理者が同じ文字を確かめて渡すと、次へ進みます。",
    "Read this verification code to your administrator by telephone or in person. Once they have compared it and granted the key, this continues automatically.",
  ],
  nobodyLeft: [
    "会社の鍵を開けられる人が一人もいないときは、紙の分割鍵 2 枚から戻せます。",
    "If no one can open the company key any more, two of its paper shares bring it back.",
  ],
  toRecovery: ["会社の鍵を復旧する", "Recover the company key"],
  lostTitle: ["開け方をすべて失ったとき", "When every way to unlock is lost"],
  lostWhat: [
    "パスキーも回復キットの紙もないときは、今の鍵を開けられる人はいません。電話代行会社にもできません。新しい鍵を作り、管理者に照合コードを声で確かめてもらうと、会社の鍵をもう一度受け取れます。",
    "Without a passkey and without the paper no one can open your present key, and neither can we. Make a new key; once your administrator has compared its verification code by voice, you are granted the company key again.",
  ],
  lostFirst: [
    "紙が見つかったら、こちらは使わないでください。受信箱で「回復キットで開ける」を選び、「自分の鍵」で新しいパスキーを追加できます。",
    "If the paper turns up, do not go on: unlock the inbox with it, and add a new passkey under “My keys”.",
  ],
  lostButton: ["新しい鍵を作る", "Make a new key"],
  lostNone: ["まだ鍵がありません。", "You have no key yet."],
  yourFingerprint: ["あなたの鍵の照合コード", "Verification code of your key"],
  companyFingerprint: ["会社の鍵の照合コード", "Verification code of the company key"],

  doneTitle: ["準備ができました", "Everything is ready"],
  doneWhat: ["これで伝言と録音を開けます。", "You can now open messages and recordings."],
  doneGrant: [
    "ほかのメンバーが鍵を待っているときは、「メンバー」で照合コードを確かめて渡せます。",
    "If colleagues wait for the key, compare their verification codes under “Members” and grant it.",
  ],
  toMembers: ["メンバーを開く", "Open Members"],
  toInbox: ["受信箱へ", "Go to the inbox"],
});
