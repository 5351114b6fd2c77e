import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { Holding } from "../../../opening/keys/keyring.ts";
import type { ReadMessage } from "../../../opening/types.ts";
import { coverOf, type Cover } from "./cover.ts";
import { messageLines, openFor, Pack, slipLines } from "./pack.ts";

const disclosing = vi.hoisted(() => ({ textToDisclose: vi.fn(), draftToDisclose: vi.fn(), soundToDisclose: vi.fn() }));
vi.mock("../../../opening/disclosing.ts", () => disclosing);

const MADE = new Date("2026-11-28T10:20:30Z");
const AT = "2026-11-24T06:03:12.000Z";

const { JAVA_HOME } = process.env;
const JAR = JAVA_HOME === undefined ? "jar" : join(JAVA_HOME, "bin", "jar");

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  vi.resetAllMocks();
});

/// What another program finds in it: Java's jar tool, as every build here has one.
async function unpacked(zip: Blob): Promise<(name: string) => string> {
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  folders.push(folder);
  const file = join(folder, "pack.zip");
  writeFileSync(file, new Uint8Array(await zip.arrayBuffer()));
  execFileSync(JAR, ["xf", "pack.zip"], { cwd: folder });
  return (name) => readFileSync(join(folder, name), "utf8");
}

const cover: Cover = {
  kind: "disclose",
  name: "田中 美咲",
  company: "みなと法律事務所",
  n: 3,
  receivedAt: AT,
  made: MADE,
  enclosed: [{ kind: "伝言", count: 1 }],
  purposes: ["電話の応対と伝言"],
  withheld: [],
  ground: null,
  hidden: 0,
  erased: 0,
  failed: 0,
};

const message = (value: string): ReadMessage => ({
  fields: [
    { key: "inquiry", label: { ja: "ご用件", en: "Inquiry" }, value, display: null, readBack: false, rang: false },
    { key: "x", label: { ja: "", en: "Empty" }, value: "", display: null, readBack: false, rang: false },
  ],
  callerNumber: "+81312345678",
  callerEnding: null,
  at: AT,
  operator: "佐藤 花",
  program: null,
  why: null,
});

test("another program opens the pack and finds every byte", async () => {
  const pack = new Pack(MADE);
  const sound = new Blob([Uint8Array.from({ length: 70_000 }, (_, n) => n % 251)]);
  pack.add({ kind: "message", at: AT, about: "", file: new Blob(["本文"]) });
  pack.add({ kind: "recording", at: AT, about: "=HYPERLINK(1)", file: sound });
  pack.add({ kind: "message", at: AT, about: "", file: new Blob([]) });
  expect(pack.enclosed()).toEqual([
    { kind: "伝言", count: 2 },
    { kind: "録音", count: 1 },
  ]);
  const of = await unpacked(await pack.close("<p>表紙</p>"));
  expect(of("message-001.txt")).toBe("本文");
  expect(of("message-002.txt")).toBe("");
  expect(of("recording-001.wav").length).toBeGreaterThan(0);
  expect(of("statement.html")).toBe("<p>表紙</p>");
  const rows = of("list.csv").split("\r\n");
  expect(rows[1]).toBe("1,伝言,2026-11-24 15:03,message-001.txt,");
  expect(rows[2], "no formula runs").toBe('2,録音,2026-11-24 15:03,recording-001.wav,"\'=HYPERLINK(1)"');
});

test("a message is told without who took it down, and without empty fields", () => {
  const lines = messageLines(message("折り返し"), AT);
  expect(lines).toEqual(["日時：2026-11-24 15:03", expect.stringContaining("発信者番号："), "ご用件：折り返し"]);
  expect(lines.join()).not.toContain("佐藤");
  expect(slipLines({ callerNumber: null, withheld: true, endedAt: null, how: null })).toEqual(["発信者番号：非通知"]);
});

test("what callers said becomes no markup", () => {
  const page = coverOf({ ...cover, name: `<img src=x onerror="1">`, purposes: ["<b>"], company: "'&'" });
  expect(page).not.toContain("<img");
  expect(page).toContain("&lt;img src=x onerror=&quot;1&quot;&gt; 様");
  expect(page).toContain("&#39;&amp;&#39;");
});

test("the statement says what is left out and why, and that nothing is", () => {
  expect(coverOf(cover)).toContain("<h2>開示しないもの</h2><p>ありません。</p>");
  const page = coverOf({ ...cover, withheld: [{ kind: "録音", at: "x" }], ground: "法第33条第2項第1号", failed: 2 });
  expect(page).toContain("録音（x）");
  expect(page).toContain("法第33条第2項第1号");
  expect(page).toContain("技術的な理由で収められなかったもの：2件");
});

test.each([
  ["disclose", "第33条", "次のとおり開示します"],
  ["correct", "第34条", "訂正、追加または削除"],
  ["stop", "第35条", "利用停止、消去"],
  ["complaint", "第40条", "苦情"],
] as const)("of %s the statement names the article that it rests on, and no other", (kind, article, words) => {
  const page = coverOf({ ...cover, kind });
  expect(page.match(/第\d+条/g)).toEqual([article]);
  expect(page).toContain(words);
  expect(page.includes("開示")).toBe(kind === "disclose");
});

test("nobody is told that nothing is left out while a colleague holds more, or more was erased", () => {
  const hidden = coverOf({ ...cover, hidden: 2 });
  expect(hidden).toContain("ほかの担当部署が保有するため、この書面には含まれないもの：2件");
  const erased = coverOf({ ...cover, erased: 3 });
  expect(erased).toContain("すでに消去されたもの：3件");
  for (const page of [hidden, erased]) {
    expect(page).not.toContain("ありません");
    expect(page).not.toContain("技術的な理由");
  }
});

test("each kind is opened in its own way, and a recording can be stopped", async () => {
  const link = (kind: string) => ({ object: "o", call: "c", mailbox: null, kind });
  const company = {} as Holding;
  disclosing.textToDisclose.mockResolvedValue({ kind: "message", message: message("=1+1"), sealedAt: AT });
  expect((await openFor(company, link("message"), () => false))?.kind).toBe("message");
  disclosing.draftToDisclose.mockResolvedValue({ message: message("途中"), sealedAt: AT });
  expect(await (await openFor(company, link("draft"), () => false))?.file.text()).toContain("途中");
  disclosing.soundToDisclose.mockResolvedValueOnce({ file: new Blob(["x"]), sealedAt: AT, complete: false });
  expect((await openFor(company, link("recording"), () => false))?.about).toContain("途中で終わって");
  disclosing.soundToDisclose.mockResolvedValueOnce(null);
  expect(await openFor(company, link("recording"), () => true)).toBeNull();
});
