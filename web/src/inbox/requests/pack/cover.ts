/// The statement that goes with what is disclosed: to a person in Japan, so in Japanese, whatever language the member
/// reads. An HTML page without anything that runs or is fetched.

/// What the person asked for, and the article that it rests on.
const ASKED: Record<CoverKind, { title: string; asked: string; law: string; given: string; withheld: string }> = {
  disclose: {
    title: "保有個人データの開示について",
    asked: "ご請求",
    law: "について、個人情報の保護に関する法律第33条に基づき、次のとおり開示します。",
    given: "開示するもの",
    withheld: "開示しないもの",
  },
  correct: copies("ご請求", "第34条に基づく内容の訂正、追加または削除のご請求"),
  stop: copies("ご請求", "第35条に基づく利用停止、消去または第三者への提供の停止のご請求"),
  complaint: copies("お申し出", "第40条にいう苦情のお申し出"),
};

export type CoverKind = "disclose" | "correct" | "stop" | "complaint";

/// Only a disclosure rests on article 33; with anything else the person is given copies of what it is about.
function copies(asked: string, law: string) {
  return {
    title: `${asked}の対象となる記録について`,
    asked,
    law: `は、個人情報の保護に関する法律${law}として承りました。対象となる記録の写しを、次のとおりお渡しします。`,
    given: "お渡しするもの",
    withheld: "お渡ししないもの",
  };
}

export interface Cover {
  kind: CoverKind;
  /// Whom it is for; empty if it is not known.
  name: string;
  /// The company that answers.
  company: string;
  n: number;
  receivedAt: string;
  made: Date;
  /// How many of which kind are enclosed.
  enclosed: readonly { kind: string; count: number }[];
  /// What for: as the contract's inventory says it.
  purposes: readonly string[];
  /// What is left out; empty if nothing is.
  withheld: readonly { kind: string; at: string }[];
  /// Why, if something is.
  ground: string | null;
  /// What lies in boxes that the maker does not hold: its department makes that part of the answer.
  hidden: number;
  /// What was erased before it could be opened.
  erased: number;
  /// What else did not open and so is missing.
  failed: number;
}

const STYLE = "body{font-family:sans-serif;line-height:1.8;max-width:44rem;margin:2rem auto;padding:0 1rem}";

export function coverOf(of: Cover): string {
  const day = (at: Date) => new Intl.DateTimeFormat("ja-JP", { dateStyle: "long", timeZone: "Asia/Tokyo" }).format(at);
  const said = ASKED[of.kind];
  const parts = [
    `<p>${day(of.made)}</p>`,
    `<p>${of.name === "" ? "ご請求者" : escaped(of.name)} 様</p>`,
    `<p style="text-align:right">${escaped(of.company)}</p>`,
    `<h1>${said.title}</h1>`,
    `<p>${day(new Date(of.receivedAt))}に受け付けた${said.asked}（受付番号 ${of.n}）${said.law}</p>`,
    `<h2>${said.given}</h2>`,
    of.enclosed.length === 0 ? "<p>ありません。</p>" : list(of.enclosed.map((one) => `${one.kind} ${one.count}件`)),
    "<p>一件ごとの一覧は list.csv にあります。録音は、通話の全体をそのまま収めています。</p>",
    "<h2>利用目的</h2>",
    list(of.purposes),
    "<h2>取得元</h2>",
    "<p>お電話をくださったご本人から、通話の際に取得しました（電話番号は、発信の際に通知されたものです）。</p>",
    `<h2>${said.withheld}</h2>`,
    ...withheldOf(of),
  ];
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>${said.title}</title><style>${STYLE}</style></head><body>${parts.join("")}</body></html>`;
}

function withheldOf(of: Cover): string[] {
  const parts: string[] = [];
  if (of.withheld.length > 0) {
    parts.push(list(of.withheld.map((one) => `${one.kind}（${one.at}）`)));
    parts.push(`<p>理由：${escaped(of.ground ?? "")}</p>`);
  }
  if (of.hidden > 0) parts.push(`<p>ほかの担当部署が保有するため、この書面には含まれないもの：${of.hidden}件</p>`);
  if (of.erased > 0) parts.push(`<p>保存期間の満了などにより、すでに消去されたもの：${of.erased}件</p>`);
  if (of.failed > 0) parts.push(`<p>技術的な理由で収められなかったもの：${of.failed}件</p>`);
  return parts.length > 0 ? parts : ["<p>ありません。</p>"];
}

function list(all: readonly string[]): string {
  return `<ul>${all.map((one) => `<li>${escaped(one)}</li>`).join("")}</ul>`;
}

/// What callers said must not become markup.
export function escaped(text: string): string {
  const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}
