import { texts } from "../i18n/language.ts";

export const useTexts = texts("opening", {
  rangFrom: ["掛けてきた番号", "the caller's number"],
  again: ["もう一度", "Try again"],
  proofShort: ["書き換えなし・この閲覧は記録しました", "Not altered · this opening was logged"],
  proofMore: ["詳しく", "Details"],
  seeLog: ["アクセス記録を見る", "See the access log"],
  callNow: ["この番号に電話する", "Call this number"],
  callerNumber: ["発信者番号", "Caller's number"],
  readBack: ["復唱済み", "read back"],
  proof: [
    "封緘と署名を確かめました（鍵 第{{epoch}}期、署名 {{key}}）",
    "Seal and signature checked (key epoch {{epoch}}, signed by {{key}})",
  ],
  versions: [
    "封をした版 {{sealed}} ・ 開けた版 {{opened}}",
    "Sealed by version {{sealed}} · opened with version {{opened}}",
  ],
  "version.unknown": ["記載なし", "not stated"],
  "refused.not-found": [
    "見つかりません。消去されたか、貴社のものではありません。",
    "Not found. It has been erased, or is not your company's.",
  ],
  "refused.version": [
    "伝言の版のつながりが合いません。古い版が最新として届いたか、版が欠けています。表示しません。電話代行会社に電話で確かめてください。",
    "The versions of this message do not follow each other: an old one was handed out as the newest, or one is missing. It is not shown. Telephone your answering service.",
  ],
  "refused.call": [
    "別の電話のものが、この電話のものとして届きました。表示しません。電話代行会社に電話で確かめてください。",
    "What arrived belongs to another call than this one. It is not shown. Telephone your answering service.",
  ],
  "refused.log-unavailable": [
    "アクセス記録に書けないため、開封を止めました。記録に残らない開封はできません。少し待って、もう一度お試しください。",
    "The log cannot be written, so nothing was opened: no opening goes unrecorded. Wait a moment and try again.",
  ],
  "refused.office-sealed": [
    "電話代行の保管庫が起動の承認を待っているため、いまは開けません。失われたものはありません。",
    "The answering service's vault is sealed, so nothing can be opened now. Nothing is lost.",
  ],
  "refused.signature": [
    "署名が正しくありません。届くまでに変えられたおそれがあるため、表示しません。管理者に伝えてください。",
    "The signature is wrong. It may have been changed on its way, so it is not shown. Tell your administrator.",
  ],
  "refused.mismatch": [
    "中身が目録と一致しません。すり替えのおそれがあるため、表示しません。管理者に伝えてください。",
    "The contents do not match their manifest. They may have been swapped, so they are not shown. Tell your administrator.",
  ],
  "refused.header": [
    "封の見出しを信じられません。届くまでに変えられたか、資格のない人が作ったおそれがあるため、表示しません。管理者に伝えてください。",
    "The header of the seal cannot be trusted: it may have been changed on its way, or made by someone who may not. It is not shown. Tell your administrator.",
  ],
  "refused.key": [
    "この鍵では開けません。封緘に使われた鍵と、あなたが持つ会社の鍵が違います。",
    "This key does not open it: it was sealed to another company key than the one you hold.",
  ],
  "refused.broken": [
    "ファイルが壊れているため、開けません。管理者に伝えてください。",
    "The file is damaged and cannot be opened. Tell your administrator.",
  ],
  "refused.no-cell": [
    "この画面で鍵を守る部分が動いていません。ページを読み込み直して、もう一度鍵を開けてください。",
    "The part of this page that guards the keys is not running. Load the page again and unlock once more.",
  ],
  "refused.over": [
    "期限が過ぎたか、委託元が取り下げたため、開けません。",
    "Its time is over, or the client took it back: it is not opened any more.",
  ],
  "refused.offline": ["サーバーにつながりません。もう一度お試しください。", "The server cannot be reached. Try again."],

  "rec.title": ["通話の録音", "Recording"],
  "rec.open": ["録音を開く", "Open the recording"],
  "rec.openHint": ["再生はアクセス記録に残ります", "Playing is written into the log"],
  "rec.loading": ["開封しています {{percent}}%", "Opening {{percent}}%"],
  "rec.checking": ["署名と照合しています {{percent}}%", "Comparing with the signature {{percent}}%"],
  "rec.checked": ["録音全体が署名と一致しました", "The whole recording matches its signature"],
  "rec.play": ["再生", "Play"],
  "rec.pause": ["一時停止", "Pause"],
  "rec.back": ["5 秒戻る", "Back 5 s"],
  "rec.forward": ["5 秒進む", "Forward 5 s"],
  "rec.speed": ["速さ", "Speed"],
  "rec.seek": ["再生位置", "Position"],
  "rec.at": ["{{at}} / {{total}}", "{{at}} of {{total}}"],
  "rec.caller": ["お客様", "Caller"],
  "rec.operator": ["オペレーター", "Operator"],
  "rec.incomplete": [
    "この録音は途中で途切れています。{{length}} までを再生します。",
    "This recording was cut off. It plays up to {{length}}.",
  ],
  "rec.keys": [
    "Space で再生・停止、← → で 5 秒、Home で先頭",
    "Space plays and pauses, ← → move 5 s, Home goes to the start",
  ],
});
