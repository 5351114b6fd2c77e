import { texts } from "../../i18n/language.ts";

/// The words of the client's page of keeping and erasing.
export const useTexts = texts("inbox.retention", {
  title: ["保存と消去", "Keeping and erasing"],
  what: [
    "貴社のデータをいつまで保存し、いつ消去したかを確かめられます。",
    "How long your data is kept, and when it was erased.",
  ],
  certificates: ["消去証明書", "Certificates of erasure"],
  "certificates.what": [
    "消去の翌日（日本時間）に、残っていないことを確かめたものだけについて作ります。JSON のハッシュ値は、貴社のアクセス記録にあります。PDF はその写しで、JSON を添付しています。対象は ID のハッシュ値で並んでいます。このプログラムがバックアップを取っているときは、バックアップから消える日も書かれています。週ごとの鍵は、その週のものすべての期限が過ぎたときに破棄し、証明書に記載します。",
    "Made the day after (Japan time), of what was found gone and nothing else. The digest of the JSON stands in your access log; the PDF is a copy with the JSON inside. Things are listed by the hash of their id. Where this program makes backups, it also states when the last backup loses them. The key of each week is destroyed when all of that week is due, and a certificate names it.",
  ],
  "certificates.none": ["まだありません。消去したものがありません。", "None yet: nothing was erased."],
  number: ["番号", "Number"],
  whole: ["（契約全体）", "(the whole contract)"],
  made: ["作成", "Made"],
  things: ["件数", "Things"],
  digest: ["SHA-256", "SHA-256"],
  file: ["ファイル", "File"],
  saveOf: ["証明書 {{n}} を {{as}} で保存", "Save certificate {{n}} as {{as}}"],
  probe: ["消去されたかを確かめる", "Ask whether something was erased"],
  "probe.what": [
    "伝言・録音・通話の ID で、何が残っているかを尋ねます。サインインしていない人も、同じ質問ができます。保存中のものについては、存在しない ID と同じ答えになります。",
    "Asks by the id of a message, recording or call what is left of it. Anybody can ask without signing in. Of what is kept the answer is the same as of an id that never was.",
  ],
  "probe.id": ["ID", "Id"],
  "probe.ask": ["確かめる", "Ask"],
  "probe.unknown": ["この ID のものを消去した記録はありません。", "Nothing was erased under this id."],
  "probe.gone": [
    "{{at}} に消去しました。保管庫には何も残っていません。",
    "Erased at {{at}}. The store holds nothing of it.",
  ],
  "probe.left": [
    "{{at}} に消去しましたが、保管庫に {{n}} 個残っています。電話代行会社にお知らせください。",
    "Erased at {{at}}, but the store still holds {{n}} files of it. Please tell the answering service.",
  ],
});
