import { texts } from "../../i18n/language.ts";

/// The words of the office's page of requests.
export const useTexts = texts("office.requests", {
  title: ["開示等の請求（委託元別）", "Requests of data subjects, by client"],
  what: [
    "委託元が対応中の請求の件数・種類・期限です。どなたの請求か、何を求めているかは、委託元の鍵で封緘されていて見えません。電話で受けた請求は伝言として委託元へ取り次ぎます。",
    "How many requests clients are working on, of which kind, and until when. Who asks and for what is sealed with the client's key. What is asked by telephone is passed on as a message.",
  ],
  none: ["対応中の請求はありません", "No open requests"],
  noneText: [
    "委託元のメンバーが登録すると、ここに件数が出ます。",
    "When a client's members register one, it is counted here.",
  ],
  "overdue.none": ["期限を過ぎた請求はありません。", "No request is overdue."],
  "overdue.some": [
    "期限を過ぎた請求が {{n}} 件あります。委託元にお知らせください。",
    "{{n}} are overdue. Please tell the client.",
  ],
  client: ["委託元", "Client"],
  kind: ["種類", "Kind"],
  open: ["対応中", "Open"],
  soon: ["期限が近い", "Due soon"],
  overdue: ["期限超過", "Overdue"],
  next: ["次の期限", "Next due"],
  "kind.disclose": ["開示", "Disclosure"],
  "kind.correct": ["訂正・追加・削除", "Correction, addition, deletion"],
  "kind.stop": ["利用停止・消去", "End of use, erasure"],
  "kind.complaint": ["苦情", "Complaint"],
});
