import type { Pair } from "../../i18n/language.ts";

/// What schemes, services and sites are called, in the register of certificates and wherever a badge stands.
export const NAMES = {
  "scheme.p-mark": ["プライバシーマーク", "Privacy Mark"],
  "scheme.isms": ["ISMS（ISO/IEC 27001）", "ISMS (ISO/IEC 27001)"],
  "scheme.iso-27017": ["クラウドセキュリティ（ISO/IEC 27017）", "Cloud security (ISO/IEC 27017)"],
  "scheme.iso-27018": ["クラウドの個人情報（ISO/IEC 27018）", "PII in clouds (ISO/IEC 27018)"],
  "scheme.iso-27701": ["プライバシー情報（ISO/IEC 27701）", "Privacy information (ISO/IEC 27701)"],
  "scheme.soc2": ["SOC 2（保証報告書）", "SOC 2 (attestation)"],
  "scheme.ismap": ["ISMAP", "ISMAP"],
  "scheme.data-centre": ["データセンターの報告書", "Data centre report"],
  "scheme.other": ["その他の認証", "Other certificate"],
  "service.first-reception": ["一次受け", "First reception"],
  "service.message": ["伝言", "Message"],
  "service.relay": ["取次", "Putting through"],
  "service.callback": ["折り返し", "Call back"],
  "service.order": ["受注", "Orders"],
  "service.reservation": ["予約", "Bookings"],
  "service.emergency": ["緊急連絡", "Emergencies"],
  siteHome: ["在宅", "Homes"],
  siteNone: ["拠点の登録なし", "No site entered"],
} as const satisfies Record<string, Pair>;

export type NameKey = keyof typeof NAMES;

/// @param code  `home`, or `site:` and its name
export function siteName(t: (key: "siteHome" | "siteNone") => string, code: string): string {
  if (code === "home") return t("siteHome");
  const name = code.slice("site:".length);
  return name === "" ? t("siteNone") : name;
}
