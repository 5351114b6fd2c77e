import { texts } from "../../i18n/language.ts";

export const useHistoryTexts = texts("assurance.history", {
  title: ["これまでの 90 日", "The last 90 days"],
  hint: [
    "その日のいちばん悪かった状態で塗ります。あとで直っても、赤い日は赤いまま残ります。日の区切りは日本時間です。",
    "Each day is drawn as its worst moment was. What was mended later stays red. Days are Japan's.",
  ],
  none: ["まだ 1 日分の記録もありません。", "There is no record of a day yet."],
  chart: [
    "6 項目の 90 日の推移。同じ内容が「表で見る」にあります。",
    "How the six items stood for 90 days. “Show as a table” has the same.",
  ],
  redDays: ["赤い日 {{days}} 日、あわせて {{minutes}} 分", "red on {{days}} days, {{minutes}} min in all"],
  noRed: ["赤い日なし", "no red day"],
  asTable: ["表で見る", "Show as a table"],
  asChart: ["図で見る", "Show as a chart"],
  choose: ["日を選ぶ", "Choose a day"],
  day: ["日", "Day"],
  today: ["{{day}}（途中）", "{{day}} (going on)"],
  minutes: ["赤 {{minutes}} 分", "red for {{minutes}} min"],
  end: ["日の終わりは{{end}}", "at its end: {{end}}"],
  separator: ["、", ", "],
  dayOf: ["{{state}}（{{more}}）", "{{state}} ({{more}})"],
  legend: ["模様の意味", "What the patterns mean"],
});
