import { texts } from "../../../i18n/language.ts";

/// The words for what a vendor's set-up needs besides the secret.
export const useTexts = texts("inbox.vendor", {
  "works.callback": [
    "通知に「見ました」ボタンが付きます。LINE WORKSのDeveloper Consoleで、このBotのCallback URLに次を登録してください。押されると「開かれました」と表示します。確認したことにはなりません。",
    "A notice has a button “見ました Seen”. Enter this as the bot's Callback URL in the Developer Console of LINE WORKS. Once it is pressed, the notice shows as opened; nobody has acknowledged it by that.",
  ],
  "works.heard": ["LINE WORKSからの知らせ：{{at}} に受け取りました。", "Last heard from LINE WORKS {{at}}."],
  "works.unheard": [
    "LINE WORKSからの知らせは、まだ受け取っていません。登録したあと、Botに何か書き込むと確かめられます。",
    "Nothing heard from LINE WORKS yet. To try it, enter the address there and write something to the bot.",
  ],
  "works.none": [
    "botSecret が登録されていないため、通知にボタンは付かず、開かれたことは分かりません。付けるには、botSecret を加えて登録し直してください。",
    "No botSecret was entered: a notice has no button, and nobody learns here that it was seen. To have one, enter the account again with its botSecret.",
  ],
  key: ["公開鍵（署名 v1a の確認用）", "Public key, to check the signature v1a"],
  copy: ["コピー", "Copy"],
  copied: ["コピーしました", "Copied"],
  noKey: [
    "登録が古いため、署名は v1 だけです。登録し直すと、公開鍵で確かめられる v1a も付きます。",
    "Entered before there was v1a: it is signed by v1 alone. Enter it again to have both.",
  ],
  disabled: [
    "相手のサーバーが「もう送らないでください」（410）と答えたため、送信を止めています。担当者の欄の「テスト送信」が通るか、登録し直すと、再開します。",
    "Its server answered that it wants nothing any more (410), so nothing is sent there. It goes on once a “Test” beside a person's way goes through, or once you enter it again.",
  ],
  how: ["受け取る側の確かめ方と、送り直しの決まり", "How to check what comes, and when it is tried again"],
  signed: [
    "署名は2つ付きます（webhook-signature に空白区切り）。v1 は登録した secret による HMAC-SHA256、v1a は上の公開鍵で確かめる Ed25519 です。どちらも「webhook-id.webhook-timestamp.本文」に対する署名です。受け取る側では必ずどちらかを確かめ、知らない版は読み飛ばしてください。",
    "There are two signatures in webhook-signature, separated by a space: v1 is HMAC-SHA256 under the secret that you entered, v1a is Ed25519, checked by the public key above. Both are over “webhook-id.webhook-timestamp.body”. Check one of them, and pass over versions that you do not know.",
  ],
  once: [
    "webhook-id は、送り直しても同じです。同じものが2度届いたら、1件として扱ってください。",
    "The webhook-id stays the same for each try. Take two with one id for one.",
  ],
  urgent: [
    "至急：{{times}}に送ります（最初に送る時刻から数えます）。",
    "Urgent: at {{times}}, counted from the first try.",
  ],
  ordinary: ["至急以外：{{times}}に送ります。", "All else: at {{times}}."],
  rules: [
    "{{seconds}}秒以内に 2xx が返れば、送り直しません。408・429・5xx なら、次の時刻に送り直します。Retry-After があれば、それより前には送りません（最長1日）。3xx とその他の 4xx は失敗とし、送り直さず、次の手段に進みます。410 なら送信を止めます。",
    "A 2xx within {{seconds}} seconds ends the tries. After 408, 429 or 5xx the next one follows, not before Retry-After if there is one (a day at most). 3xx and any other 4xx is a failure: no more tries, and the next way begins. 410 disables it.",
  ],
  now: ["すぐ", "once"],
  second: ["{{n}}秒後", "{{n}} s"],
  minute: ["{{n}}分後", "{{n}} min"],
  and: ["・", ", "],
});
