import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

const LIST = "bundle.txt";

/// Writes the list of everything that was built, as `sha256sum` would (docs/formats/bundle.md). Belongs to the last
/// build into the folder.
export function bundleList(): Plugin {
  let folder = "dist";
  return {
    name: "bundle-list",
    apply: "build",
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir);
      if (build.outDir.startsWith("/")) folder = build.outDir;
    },
    closeBundle() {
      const lines = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => join(file.parentPath, file.name))
        .map((file) => file.slice(folder.length + 1))
        .filter((path) => path !== LIST)
        // By their bytes, which are ASCII, not by a language's order.
        .sort((a, b) => (a < b ? -1 : 1))
        .map((path) => `${sha256(readFileSync(join(folder, path)))}  ${path}\n`);
      writeFileSync(join(folder, LIST), lines.join(""));
    },
  };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
