import { texts } from "../../i18n/language.ts";

/// The texts of the page of external proofs.
export const useTexts = texts("office.outside", {
  title: ["外部の証明・写し", "External proofs"],
  what: [
    "この事務所のアクセス記録について、外の人が持っている控えです。ここにあるかぎり、事務所の誰も、あとから気づかれずに書き換えることはできません。",
    "What others hold of this office's own log. As long as they do, no one here can rewrite it unnoticed.",
  ],
  stamps: ["タイムスタンプ（事務所のアクセス記録）", "Time stamps (the office's log)"],
  witnesses: ["証人（事務所のアクセス記録）", "Witnesses (the office's log)"],
  copies: ["記録の写し", "Copies of the logs"],
  installation: ["この事務所のアクセス記録", "This office's own log"],
  folder: ["保管先のフォルダー（denwaban.copies.folder）", "The folder (denwaban.copies.folder)"],
  noCopy: [
    "自動の写しはありません。保管先は設定 denwaban.copies.folder で、委託元自身の送り先は委託元の管理者が決めます。",
    "No automatic copy. Set denwaban.copies.folder; a client's own place is set by its administrator.",
  ],
  noWitness: [
    "証人はまだいません。設定 denwaban.witnesses で加えます。",
    "There is no witness yet. Add one with denwaban.witnesses.",
  ],
});
