import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { integrity } from "./vite.integrity.ts";

// The content security policy allows no inline script and no inline style without this nonce. The
// server puts a fresh value in place of the marker with every page it serves.
export default defineConfig({
  plugins: [react(), integrity(), cellInDevelopment()],
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    target: "es2023",
    // These know light-dark() themselves; its replacement for older ones does not fit Mantine's switch.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    outDir: "dist",
    // A data: URL or an inline polyfill would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What so many pages share is one file: the tour needs 7 then instead of 43, with as many bytes, and a browser a
    // sixth less processor time to show it for the first time. With 4 instead of 16 a page carries a third too much.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "shared", minShareCount: 16 }] } } },
    // One stylesheet, named in index.html: a link that a script makes for a later one has no integrity.
    cssCodeSplit: false,
    sourcemap: false,
    // Names come from contents only, so that two builds of one commit are the same bytes.
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    proxy: { "/api": { target: "http://localhost:8080" } },
  },
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "tests/**/*.test.ts"],
    environment: "node",
    // Files share a process, and with it what they import from packages: two thirds of their time. None of our modules is
    // shared (tests/setup.ts).
    isolate: false,
    setupFiles: ["tests/setup.ts"],
    // a busy machine is no failure
    testTimeout: 30_000,
  },
});

/// The dev server has no built cell at /seal.js: it leads to the sources.
function cellInDevelopment(): Plugin {
  return {
    name: "cell-in-development",
    configureServer: ({ middlewares }) => {
      middlewares.use("/seal.js", (_, answer) => {
        answer.setHeader("Content-Type", "text/javascript");
        answer.end('import "/src/seal/worker.ts";');
      });
    },
  };
}
