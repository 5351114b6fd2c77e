import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/// Every script and stylesheet that the page loads is named with its SHA-256, so that a browser runs no other bytes:
/// an `integrity` on each element of index.html, and an import map for the modules that come later. Workers have no
/// such thing.
export function integrity(): Plugin {
  return {
    name: "integrity",
    apply: "build",
    // Only what was written is final: others change chunks until then.
    writeBundle({ dir = "dist" }) {
      const hashes = Object.fromEntries(
        readdirSync(join(dir, "assets"))
          .sort()
          .filter((name) => /\.(js|css)$/.test(name))
          .map((name) => [`/assets/${name}`, hash(readFileSync(join(dir, "assets", name)))]),
      );
      const page = join(dir, "index.html");
      writeFileSync(page, withHashes(readFileSync(page, "utf8"), hashes));
    },
  };
}

function hash(bytes: Uint8Array): string {
  return `sha256-${createHash("sha256").update(bytes).digest("base64")}`;
}

/// @throws Error if an element loads something that has no hash
function withHashes(html: string, hashes: Record<string, string>): string {
  const modules = Object.fromEntries(Object.entries(hashes).filter(([address]) => address.endsWith(".js")));
  // Before every script: what is fetched earlier would not be compared.
  const map = `<script type="importmap">${JSON.stringify({ integrity: modules })}</script>`;
  return html
    .replace(/<(script|link)\b[^>]*?\s(?:src|href)="([^"]+)"[^>]*>/g, (element, _, address: string) => {
      // neither is run
      if (/rel="(icon|manifest)"/.test(element)) return element;
      const known = hashes[address];
      if (known === undefined) throw new Error(`${address} has no hash`);
      return element.replace(/>$/, ` integrity="${known}">`);
    })
    .replace("<title>", () => `${map}\n    <title>`);
}
