/// The build itself: slow, so all is looked at in one pair of builds.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const WEB = new URL("..", import.meta.url).pathname;
const BUILDS = ["vite.config.ts", "vite.player.config.ts", "vite.cell.config.ts"];
const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/// All three, in the order of the program's own build, into a folder of another name each time.
function built(): string {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  folders.push(folder);
  // The test's own would be built in.
  const env = { ...process.env, NODE_ENV: undefined };
  for (const config of BUILDS) {
    const args = ["node_modules/vite/bin/vite.js", "build", "--config", config, "--outDir", folder];
    execFileSync(process.execPath, args, { cwd: WEB, env, stdio: "pipe" });
  }
  return folder;
}

test("two builds are the same, and their list names every file and only what runs where it should", () => {
  const one = built();
  const list = readFileSync(join(one, "bundle.txt"), "utf8");
  expect(readFileSync(join(built(), "bundle.txt"), "utf8")).toBe(list);

  const lines = list.trimEnd().split("\n");
  const paths = lines.map((line) => line.slice(66));
  expect(paths).toEqual([...paths].sort());
  const there = readdirSync(one, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  expect(paths.length).toBe(there.length - 1);
  for (const line of lines) {
    const bytes = readFileSync(join(one, line.slice(66)));
    expect(line.slice(0, 64)).toBe(createHash("sha256").update(bytes).digest("hex"));
  }

  // Sealing code is in the cell and nowhere else; the screens are not in the cell.
  const holds = (text: string) => paths.filter((path) => readFileSync(join(one, path), "utf8").includes(text));
  expect(holds("age-encryption.org/v1")).toEqual(["seal.js"]);
  expect(holds("createRoot")).not.toContain("seal.js");

  // Every module that may come has a hash in the page.
  const page = readFileSync(join(one, "index.html"), "utf8");
  const modules = paths.filter((path) => path.startsWith("assets/") && path.endsWith(".js"));
  expect(modules.filter((path) => !page.includes(`"/${path}":"sha256-`))).toEqual([]);
  expect(
    page.match(/<(script|link)\b[^>]*(src|href)="\/assets[^>]*>/g)?.every((one) => one.includes("integrity")),
  ).toBe(true);
}, 180_000);
