import { texts } from "../../i18n/language.ts";

export const useLiveTexts = texts("assurance.live", {
  title: ["いま試す", "Test it now"],
  hint: [
    "押すと、この会社のサーバーが、その場で試験をします。一度に一つ、1 時間に 6 回までです。結果は観測として署名され、上の点検表にも入ります。",
    "Press, and the server of this office carries the test out while you wait: one at a time, six an hour. What it finds is signed and goes into the checklist above.",
  ],
  "probe.title": ["パスキーなしで入れないか", "Can anybody enter without a passkey?"],
  "probe.what": [
    "入口の一つひとつに、資格なし・パスワードだけ・盗まれたセッションで入ろうとします。1 分ほどかかります。",
    "It tries every address without a right, by password alone, and with a stolen session. This takes about a minute.",
  ],
  "canary.title": ["保存したものに平文がないか", "Is anything stored in clear?"],
  "canary.what": [
    "封緘して預けた目印の言葉を、データベースと保存場所の中から平文で探します。",
    "It looks through the database and the store for a marker that was sealed, in clear.",
  ],
  "log.title": ["記録が書き換えられていないか", "Was the log rewritten?"],
  "log.what": [
    "すべてのアクセス記録で、署名、ハッシュの木、前回からの続き、抜き取った項目を確かめます。",
    "Of every access log it checks the signature, the hash tree, that it goes on from the last look, and a sample of entries.",
  ],
  run: ["試験する", "Run the test"],
  runOf: ["{{test}}: 試験する", "Run the test: {{test}}"],
  running: ["試験しています（{{seconds}} 秒）", "Testing ({{seconds}} s)"],
  began: ["試験しています", "Testing"],
  made: ["{{at}} に試験し、{{seconds}} 秒かかりました。", "Tested {{at}}; it took {{seconds}} s."],
});
