import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = fileURLToPath(new URL("./", import.meta.url));
const page = readFileSync(join(here, "../../docs/words.md"), "utf8");

/// What is read on purpose: a finger's print, HR's own staff numbers, a building full of machines, and a field of the
/// message's own words.
const RIGHT = [
  /指紋・顔|指紋センサー|指紋や顔|正社員|社員番号|データセンター/g,
  /fingerprint(, a face|, face| reader)|your fingerprint\b/gi,
];

interface Rule {
  better: string;
  not: string;
}

const rules: Rule[] = page
  .slice(page.indexOf("## On the screens"))
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| 日本語"))
  .flatMap((line) => {
    const [, japanese = "", english = "", not = ""] = line.split("|").map((cell) => cell.trim());
    return not.split("、").map((word) => ({ better: `${japanese} / ${english}`, not: word }));
  });

/// All texts of a resource file, or of a source: a literal with Japanese in it, and the English one after it.
function textsOf(name: string, source: string): string[] {
  if (name.endsWith(".json")) return Object.values(JSON.parse(source) as Record<string, string>);
  const code = source.replaceAll(/^\s*\/\/.*$/gm, "");
  const literal = String.raw`"((?:[^"\\\n]|\\.)*)"`;
  const pairs = new RegExp(String.raw`${literal}\s*,\s*${literal}`, "g");
  return [...code.matchAll(pairs)]
    .filter(([, ja = ""]) => /[ぁ-んァ-ヶ一-龥]/.test(ja))
    .flatMap(([, ja, en]) => [ja, en]) as string[];
}

function wrongIn(text: string): Rule[] {
  const said = RIGHT.reduce((rest, right) => rest.replaceAll(right, ""), text);
  return rules.filter(({ not }) =>
    /^[\x20-\x7e]+$/.test(not)
      ? new RegExp(String.raw`(?<![\w-])${not}s?(?![\w-])`, "i").test(said)
      : said.includes(not),
  );
}

const files = readdirSync(here, { recursive: true, encoding: "utf8" })
  .map((name) => join(here, name))
  .filter(
    (name) =>
      /\.tsx?$|locales\/\w+\/\w+\.json$/.test(name) &&
      !/\.test\.tsx?$/.test(name) &&
      !relative(here, name).startsWith("seal"),
  );

test("the list and the texts are read", () => {
  expect(rules.length).toBeGreaterThan(30);
  expect(files.filter((name) => name.endsWith(".json")).length).toBeGreaterThan(190);
  expect(wrongIn("御社の記録簿").map(({ better }) => better)).toEqual([
    "アクセス記録 / access log",
    "貴社 / your company",
  ]);
  expect(wrongIn("指紋・顔・PIN")).toEqual([]);
  expect(textsOf("a.ts", '  a: ["会社", "Company"], // ["御社", "x"]\n')).toEqual(["会社", "Company", "御社", "x"]);
});

test("one thing has one word on all screens (docs/words.md)", () => {
  const wrong = files.flatMap((name) =>
    textsOf(name, readFileSync(name, "utf8")).flatMap((text) =>
      wrongIn(text).map(
        ({ not, better }) => `${relative(here, name)}: “${not}” is ${better}, in: ${text.slice(0, 80)}`,
      ),
    ),
  );
  expect(wrong).toEqual([]);
});
