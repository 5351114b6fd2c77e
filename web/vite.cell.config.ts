import { defineConfig, type Plugin } from "vite";
import { bundleList } from "./vite.bundle.ts";

// The last of the three builds into one folder, so it writes the list of all files.
//
// The cell: one file at the root, whose answer carries a policy of its own. Nothing comes into its realm but our sealing
// code and the libraries that it names.
const ALLOWED = /\/src\/seal\/|\/node_modules\/(age-encryption|@noble\/[a-z-]+|@scure\/base)\/|^\0/;

function nothingElse(): Plugin {
  return {
    name: "nothing-else-in-the-cell",
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk" || file.fileName !== "seal.js") this.error(`${file.fileName} is not the cell`);
        const stranger = file.moduleIds.find((id) => !ALLOWED.test(id));
        if (stranger) this.error(`${stranger} has no business in the cell`);
      }
    },
  };
}

export default defineConfig({
  publicDir: false,
  plugins: [nothingElse(), bundleList()],
  build: {
    target: "es2023",
    outDir: "dist",
    emptyOutDir: false,
    sourcemap: false,
    lib: { entry: "src/seal/worker.ts", formats: ["es"], fileName: () => "seal.js" },
  },
});
