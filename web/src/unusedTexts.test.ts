import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path/posix";
import ts from "typescript";
import { expect, test } from "vitest";

const here = import.meta.dirname;

/// What one source says that could be a key of a text.
type Said = { path: string; words: Set<string>; names: Set<string>; patterns: RegExp[]; imports: Set<string> };

/// Keys that the page makes of whatever a server writes (`useKnown.ts`), also of one newer than the page.
const OF_THE_SERVER = /^inbox\/log\/entry\/locales\/ja\/act\.json: (act|role|purpose)\./;

/// `count_one` is asked for as `count`.
const base = (key: string) => key.replace(/_(one|other)$/, "");

/// `state.${state}` is every key that begins so; a template without words says nothing about keys.
function pattern(parts: readonly string[]): RegExp[] {
  const literal = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return parts.some((part) => /\w/.test(part)) ? [new RegExp(`^${literal.join(".+")}$`)] : [];
}

function isComparison(node: ts.Node): node is ts.BinaryExpression {
  const { EqualsEqualsEqualsToken, ExclamationEqualsEqualsToken } = ts.SyntaxKind;
  return (
    ts.isBinaryExpression(node) &&
    [EqualsEqualsEqualsToken, ExclamationEqualsEqualsToken].includes(node.operatorToken.kind)
  );
}

function said(path: string, text: string): Said {
  const it: Said = { path, words: new Set(), names: new Set(), patterns: [], imports: new Set() };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      it.imports.add(resolve(dirname(path), node.moduleSpecifier.text));
    } else if (ts.isStringLiteralLike(node)) {
      it.words.add(node.text);
    } else if (ts.isTemplateExpression(node) || ts.isTemplateLiteralTypeNode(node)) {
      it.patterns.push(...pattern([node.head.text, ...node.templateSpans.map((span) => span.literal.text)]));
      ts.forEachChild(node, visit);
    } else if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      return; // of the page itself: a class, a test id
    } else if (isComparison(node)) {
      [node.left, node.right].filter((side) => !ts.isStringLiteral(side)).forEach(visit);
    } else {
      if (ts.isPropertyAccessExpression(node)) it.names.add(node.name.text);
      ts.forEachChild(node, visit);
    }
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return it;
}

/// Keys of a file of texts that none of those who read it says. Read is it by who imports its `texts.ts`; they may get a
/// key from what they import in turn. Who imports the file itself may read a text of it as a property.
function unused(texts: string, keys: readonly string[], sources: readonly Said[]): string[] {
  const declaring = sources.filter((it) => it.imports.has(texts));
  const reading = sources.filter((it) => declaring.some((one) => one === it || it.imports.has(one.path)));
  const saying = sources.filter((it) => reading.some((one) => one === it || one.imports.has(it.path)));
  const isSaid = (key: string) =>
    saying.some((it) => it.words.has(key) || it.patterns.some((one) => one.test(key))) ||
    declaring.some((it) => it.names.has(key));
  return [...new Set(keys.map(base))].filter((key) => !isSaid(key));
}

const all = readdirSync(here, { recursive: true, encoding: "utf8" }).sort();
const read = (path: string) => readFileSync(join(here, path), "utf8");
const sources = all
  .filter((path) => /\.tsx?$/.test(path) && !/\.(test\.tsx?|d\.ts)$/.test(path))
  .map((path) => said(join(here, path), read(path)));
const files = all.filter((path) => /locales\/ja\/\w+\.json$/.test(path));

test("each text is used by a page", () => {
  const found = files.flatMap((path) => {
    const keys = Object.keys(JSON.parse(read(path)) as Record<string, string>);
    return unused(join(here, path), keys, sources).map((key) => `${path}: ${key}`);
  });
  expect(found.filter((it) => !OF_THE_SERVER.test(it))).toEqual([]);
});

test("a text that nobody uses is found", () => {
  const texts = said("/a/texts.ts", `import ja from "./ja.json"; export const useTexts = texts("a", ja, ja); ja.read;`);
  const page = said(
    "/a/Page.tsx",
    `import { useTexts } from "./texts.ts"; import { NAMES } from "../b/names.ts";
     t("title"); t(ready ? "yes" : "no"); t(\`state.\${state}\`); if (kind === "compared") t(NAMES[kind]);
     const it = <p className="classed">{t("days", { count: 2 })}</p>;`,
  );
  const names = said("/b/names.ts", `export const NAMES = { one: "ofNames" } as const;`);
  const other = said("/c/Page.tsx", `import { useTexts } from "./texts.ts"; t("elsewhere"); t(\`\${a}.\${b}\`);`);
  const keys = ["title", "yes", "no", "state.ready", "days_one", "days_other", "ofNames", "read"];
  const left = ["compared", "classed", "elsewhere", "stat", "state"];
  expect(unused("/a/ja.json", [...keys, ...left], [texts, page, names, other])).toEqual(left);
});
