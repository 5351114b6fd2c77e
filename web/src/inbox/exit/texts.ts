import { texts } from "../../i18n/language.ts";

/// The texts of the page where a client exports everything.
export const useExitTexts = texts("inbox.exit", {
  title: ["データの書き出し", "Export"],
  intro: [
    "保管中の伝言と録音のすべてを、封緘のまま一つの zip ファイルで受け取れます。電話代行会社がいなくなっても、貴社の鍵だけで開けます。",
    "All your messages and recordings, encrypted, in one zip file. Your company's key opens it, without us.",
  ],
  inside: [
    "中には、封緘された伝言と録音、それぞれの署名、鍵の証明、アクセス記録の全項目、開示等の請求の一覧（請求した方の名前や内容を除く）、開け方の説明（日本語・英語）が入っています。",
    "Inside: the sealed messages and recordings, their signatures, your key statements, the whole log, the list of data subjects' requests (without who asked or what), and how to open it all (日本語 and English).",
  ],
  notInside: [
    "鍵は入っていません。「自分の鍵」で書き出した鍵ファイルを、別に保管してください。",
    "Your key is not inside. Keep the key file that you exported under “My keys” somewhere else.",
  ],
  logged: [
    "受け取る伝言・録音ごとに、アクセス記録へ「書き出し」が残ります。数が多いと、時間がかかります。",
    "Each message and recording gets an entry in the log. Many of them take a while.",
  ],
  make: ["すべてを書き出す", "Export everything"],
  ready: [
    "{{count}} 件の書き出しを記録しました。ダウンロードが始まります。",
    "{{count}} releases were logged. The download begins.",
  ],
  again: [
    "一度だけ受け取れます。途中で切れたときは、もう一度押してください。",
    "It can be fetched once. If it breaks off, press the button again.",
  ],
  check: [
    "受け取ったファイルは、denwaban-open（Java だけで動く検査の道具）か、標準の age コマンドで開けます。denwaban-open は、表計算用の CSV と録音ごとの WAV も作ります。",
    "Open the file with denwaban-open (a checking tool that needs Java alone) or with the standard age command. denwaban-open also makes CSV for spreadsheets and one WAV for each recording.",
  ],
  erased: [
    "ほかの {{count}} 件は保存期間が終わって消去されたため、入っていません（番号だけが書いてあります）。",
    "{{count}} more were erased when their retention ended; the file names them and does not contain them.",
  ],
  busy: ["記録しています", "Writing the log"],
});
