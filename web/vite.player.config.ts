import { defineConfig } from "vite";

// The player worker: one file with a fixed name at the root, because its address is its reach. Not a
// module, because not every browser starts a service worker from one.
export default defineConfig({
  publicDir: false,
  build: {
    target: "es2023",
    outDir: "dist",
    emptyOutDir: false,
    sourcemap: false,
    lib: { entry: "src/player/worker.ts", formats: ["iife"], name: "player", fileName: () => "player.js" },
  },
});
