import { texts } from "../../i18n/language.ts";

/// The words of deviations from a contract.
export const useTexts = texts("contract.deviation", {
  title: ["契約からの逸脱", "Deviations from the contract"],
  what: [
    "点検表の項目が、契約で許した時間を超えて不適合だったときの記録です。プログラムが数え、消すことはできません。",
    "Where an item of the checklist was not met for longer than the contract lets it. The program counts; nobody can remove one.",
  ],
  none: ["逸脱の記録はありません。", "No deviations."],
  "item.certification": ["認証取得", "Certification"],
  "item.contract": ["契約内容", "Contract"],
  "item.data": ["データ管理", "Data"],
  "item.training": ["オペレーター教育", "Training"],
  "item.incident": ["障害対応", "Incidents"],
  "item.cloud": ["クラウドセキュリティ", "Cloud security"],
  said: [
    "{{item}}：{{first}}〜{{last}} に {{minutes}} 分の不適合（許容 {{allowed}} 分、契約 第 {{version}} 版）",
    "{{item}}: not met for {{minutes}} minutes from {{first}} to {{last}} ({{allowed}} allowed, terms of version {{version}})",
  ],
  consequence: ["取り決め：{{consequence}}", "Agreed: {{consequence}}"],
  open: ["対応待ち", "waits"],
  settled: ["{{at}} に対応：{{note}}", "Made good {{at}}: {{note}}"],
  settle: ["対応を記録する", "Record what was done"],
  note: [
    "何をしたか（委託元に見えます。あとから変えられません）",
    "What was done (the client sees it; it cannot be changed)",
  ],
  save: ["記録する", "Record"],
});
