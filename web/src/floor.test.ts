import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path/posix";
import { expect, test } from "vitest";
import { floorOf, FLOORS } from "../floors.js";

/// Folders of more files than this hold subjects of their own, and each is a room.
const CROWDED = 25;

const REASONS: Readonly<Record<string, string>> = {
  seal: "one library, built whole into the cell; its files have the names of their twins in proof/",
};

const here = import.meta.dirname;
const files = readdirSync(here, { recursive: true, encoding: "utf8", withFileTypes: true })
  .filter((file) => file.isFile())
  .map((file) => relative(here, join(file.parentPath, file.name)));
const sources = new Map(
  files.filter((name) => /\.tsx?$/.test(name)).map((name) => [name, readFileSync(join(here, name), "utf8")]),
);

type Graph = ReadonlyMap<string, readonly string[]>;

/// Which file imports which; also a type alone, and what is loaded later.
function imports(texts: ReadonlyMap<string, string>): Graph {
  const specifier = /(?:\bfrom|\bimport|\bimport\(|\bmock\()\s*"(\.[^"?]+)/g;
  return new Map(
    [...texts].map(([name, text]) => [
      name,
      [...text.matchAll(specifier)].map(([, to = ""]) => join(dirname(name), to)).filter((to) => texts.has(to)),
    ]),
  );
}

function foldersOf(graph: Graph): Graph {
  const folders = new Map<string, string[]>();
  for (const [name, to] of graph) {
    const folder = dirname(name);
    const others = to.map(dirname).filter((other) => other !== folder && other !== ".");
    folders.set(folder, [...(folders.get(folder) ?? []), ...others]);
  }
  return folders;
}

/// What is left when everything is taken away that imports nothing any more, or that nothing
/// imports: the cycles, and what is between two of them.
function circles(graph: Graph): string[] {
  const left = new Map(graph);
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [name, to] of left) if (!to.some((other) => left.has(other))) left.delete(name);
    const imported = new Set([...left.values()].flat());
    for (const name of left.keys()) if (!imported.has(name)) left.delete(name);
  }
  return [...left.keys()];
}

const graph = imports(sources);

test("all files are read, and each is on a floor", () => {
  expect(graph.size).toBeGreaterThan(400);
  expect([...graph.values()].flat().length).toBeGreaterThan(1500);
  expect([...graph.keys()].filter((name) => floorOf(name) === -1 && !/^\w+\.test\.ts$/.test(name))).toEqual([]);
});

test("imports go down", () => {
  const up = [...graph].flatMap(([name, to]) =>
    to
      .filter((other) => floorOf(name) !== -1 && floorOf(other) < floorOf(name))
      .map((other) => `${name} imports ${other}`),
  );
  expect(up).toEqual([]);
  expect(floorOf("i18n/tokyo.ts")).toBe(FLOORS.length - 1);
});

test("no circle among files, or among folders", () => {
  expect(circles(graph)).toEqual([]);
  expect(circles(foldersOf(graph))).toEqual([]);
});

test("a circle is found", () => {
  const planted = imports(
    new Map([
      ["a/top.ts", 'import { x } from "./one.ts";'],
      ["a/one.ts", 'export type { X } from "../b/two.ts";'],
      ["b/two.ts", 'const one = await import("../a/one.ts");'],
      ["b/low.ts", ""],
    ]),
  );
  expect(circles(planted)).toEqual(["a/one.ts", "b/two.ts"]);
  expect(circles(foldersOf(planted))).toEqual(["a", "b"]);
});

test("a folder of many files has a reason", () => {
  const folders = files.map(dirname);
  const crowded = [...new Set(folders)].filter((one) => folders.filter((folder) => folder === one).length > CROWDED);
  expect(crowded).toEqual(Object.keys(REASONS));
});
