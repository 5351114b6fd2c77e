import { texts } from "../../i18n/language.ts";

/// The words for the six items and for how anything stands.
export const useStandingTexts = texts("assurance.standing", {
  "item.certification": ["認証取得", "Certification"],
  "item.contract": ["契約内容", "Contract"],
  "item.data": ["データ管理", "Data management"],
  "item.training": ["オペレーター教育", "Operator training"],
  "item.incident": ["障害対応", "Incident response"],
  "item.cloud": ["クラウドセキュリティ", "Cloud security"],
  "asks.certification": [
    "P マーク・ISMS などの認証があり、電話代行の業務と拠点が適用範囲に入っているか",
    "Is there a Privacy Mark or an ISMS certificate whose scope covers the answering service and its sites?",
  ],
  "asks.contract": [
    "機密保持・個人情報・再委託・損害賠償の条項が契約に書かれているか",
    "Does the contract have clauses on confidentiality, personal data, sub-processing and liability?",
  ],
  "asks.data": [
    "保存場所・保存期間・削除・暗号化が決まっていて、そのとおりか",
    "Are place, retention, erasure and encryption of the data laid down, and is it so?",
  ],
  "asks.training": [
    "個人情報の研修、誓約、内部監査が行われているか",
    "Are privacy training, pledges and internal audits carried out?",
  ],
  "asks.incident": [
    "情報漏えいのときの報告手順と責任範囲が決まっているか",
    "Is it laid down how a data leak is reported, and who answers for what?",
  ],
  "asks.cloud": [
    "暗号化・多要素認証・ログの監査があるか",
    "Are there encryption, multi-factor sign-in and audited logs?",
  ],

  "state.met": ["適合", "Met"],
  "state.partly": ["一部", "Partly met"],
  "state.not-met": ["不適合", "Not met"],
  "state.expired": ["期限切れ", "Out of date"],
  "state.never-observed": ["未観測", "Never observed"],
  "state.not-applicable": ["対象外", "Not applicable"],
  "state.none": ["記録なし", "No record"],

  "standing.holds": ["適合", "Holds"],
  "standing.failed": ["不適合", "Failed"],
  "standing.expired": ["期限切れ", "Out of date"],
  "standing.could-not-look": ["確認できず", "Could not look"],
  "standing.never-observed": ["未観測", "Never observed"],
  "standing.not-applicable": ["対象外", "Not applicable"],
  "standing.per-client": ["委託元ごと", "Per client"],

  "verdict.go": ["委託可", "Go"],
  "verdict.conditional": ["条件付き", "Conditional"],
  "verdict.no-go": ["見送り", "No-go"],

  "leg.technical": ["技術", "Technology"],
  "leg.people": ["人", "People"],
  "leg.contract": ["契約", "Contract"],
});
