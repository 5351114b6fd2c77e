import { texts } from "../i18n/language.ts";

/// The words of the search. They say what was searched and what was not: only this browser can
/// read.
export const useSearchTexts = texts("inbox.search", {
  label: ["受信箱を検索", "Search the inbox"],
  placeholder: ["番号・案件番号・本文（/ キー）", "Numbers or words (press /)"],
  go: ["検索", "Search"],
  clear: ["検索をやめる", "End the search"],
  locked: [
    "検索には鍵が必要です。先に鍵を開けてください。本文も番号も、このブラウザーの中でしか読めません。",
    "Searching needs your key; unlock it first. Only this browser can read texts and numbers.",
  ],
  working: ["検索しています", "Searching"],
  found: ["{{count}} 件見つかりました", "{{count}} found"],
  none: ["見つかりませんでした", "Nothing found"],
  "by.number": [
    "番号：この会社で開ける全 {{total}} 件のうち、番号を索引にした {{indexed}} 件から探しました。番号が最初から最後まで同じものだけが見つかります。",
    "Numbers: searched in {{indexed}} of the {{total}} items that you can open; the others are not indexed yet. Only complete, identical numbers are found.",
  ],
  "by.number.unknown": [
    "番号：サーバーに預けた目印から探しました。番号が最初から最後まで同じものだけが見つかります。",
    "Numbers: searched by the tokens kept on the server. Only complete, identical numbers are found.",
  ],
  "by.text": [
    "本文：あなたが開封した {{count}} 件から探しました。開封していない伝言の本文は、誰にも検索できません。",
    "Texts: searched in the {{count}} items that you have opened. No one can search what was not opened.",
  ],
  "text.only": ["この端末の中だけで検索しました。", "Searched on this device only."],
  logged: [
    "番号の検索は、件数だけが記録に残ります（何を探したかは残りません）。",
    "A search for a number leaves an entry in the log with how many were found, not what for.",
  ],
  more: ["番号の一致は新しい 50 件までを表示しています。", "Of the matching numbers, the newest 50 are shown."],
  "filter.kind": ["種類", "Kind"],
  "kind.all": ["すべて", "All"],
  "kind.message": ["伝言", "Messages"],
  "kind.slip": ["着信の控え", "Who rang"],
  "filter.since": ["この日から", "Since"],
  "filter.nothing": [
    "この絞り込みに合うものはありません。種類か日付を戻してください。",
    "Nothing fits this filter. Change the kind or the date.",
  ],
  "same.number": ["番号が一致", "Same number"],
  gone: [
    "この伝言はもうありません（保存期間が終わり、消去されました）。索引からも消しました。",
    "This is no longer there; its retention ended and it was erased. It was removed from the index too.",
  ],
  "offline.number": ["番号では検索できませんでした：{{why}}", "The search by number did not work: {{why}}"],
  "offline.index": [
    "本文の索引を読み込めませんでした。この画面で開封した分だけを探しています。",
    "The index of texts could not be fetched; only what was opened on this page was searched.",
  ],
  "begun-anew": [
    "本文の索引を開けなかったため、作り直しています（鍵を新しくしたか、別の手で書かれていました）。下の「索引にないものを調べる」で元に戻せます。",
    "The index of texts did not open, so it was started again: your key is new, or it was not written by you. Below, “See what is missing” fills it again.",
  ],
  "index.title": ["索引", "The index"],
  "index.text": [
    "伝言と着信の控えは、開封すると検索できるようになります。本文はあなたの鍵で封緘してから預けるので、ほかの人には読めません。番号は、サーバーには読めない目印にして預けます。ただし、同じ番号から何回かかったかはサーバーにも分かります。",
    "What you open can be found from then on. Texts are sealed to your own key before they are kept. Numbers are kept as tokens that the server cannot read, though it can see that two calls came from the same number.",
  ],
  "index.count": ["索引にないものを調べる", "See what is missing"],
  "index.counting": ["調べています", "Looking"],
  "index.asking": [
    "まだ索引にない項目が {{count}} 件あります。加えるには、このブラウザーで 1 件ずつ開封します。会社の記録に開封が {{count}} 件、目的「索引作り」として残ります。受信箱では未開封のままです。",
    "{{count}} items are not in the index yet. To add them, this browser opens one after the other. That makes {{count}} entries in your company's log, with the purpose “index”. In the inbox they stay unopened.",
  ],
  "index.start": ["{{count}} 件を開封して索引に加える", "Open {{count}} and add them"],
  "index.leave": ["やめる", "Leave it"],
  "index.pause": ["一時停止", "Pause"],
  "index.resume": ["続ける", "Go on"],
  "index.progress": ["索引作りの進み具合", "Progress of the index"],
  "index.running": ["{{done}} / {{total}} 件を加えました", "{{done}} of {{total}} added"],
  "index.finished": ["すべて索引に入っています", "Everything is in the index"],
  "index.failed": [
    "{{count}} 件は開けませんでした（署名が合わない、消去された、またはあなたの鍵のものではない）。",
    "{{count}} could not be opened: a signature is wrong, it was erased, or it is not sealed to a key of yours.",
  ],
  "index.offline": [
    "サーバーにつながらないため、止まっています。加えたものはそのまま使えます。少し待って、もう一度押してください。",
    "The server cannot be reached, so the work has stopped. What was added stays. Wait a moment and press again.",
  ],
  "index.limited": [
    "1時間に開ける件数に達したため、止まっています。加えたものはそのまま使えます。1時間ほどたってから、もう一度押してください。",
    "You have opened as many as one person may open in an hour, so the work has stopped. What was added stays. Press again in about an hour.",
  ],
  "index.locked": [
    "鍵がかかったため、止まっています。鍵を開けて「続ける」を押してください。",
    "The keys were locked, so the work has stopped. Unlock them and press “Go on”.",
  ],
});
