import { texts } from "../shell/language.ts";

/// The words of the page of what lies outside.
export const useTexts = texts("office.outside", {
  title: ["外の控え", "Out of our reach"],
  what: [
    "この事務所の記録簿について、外の人が持っている控えです。ここにあるかぎり、事務所の誰も、あとから気づかれずに書き換えることはできません。",
    "What others hold of this office's own log. As long as they do, nobody here can rewrite it unseen.",
  ],
  stamps: ["タイムスタンプ（事務所の記録簿）", "Time stamps (the office's log)"],
  witnesses: ["証人（事務所の記録簿）", "Witnesses (the office's log)"],
  noWitness: [
    "証人はまだいません。設定 denwaban.witnesses で加えます。",
    "There is no witness yet. Add one with denwaban.witnesses.",
  ],
});
