import js from "@eslint/js";
import a11y from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import { join, relative } from "node:path";
import tseslint from "typescript-eslint";
import { floorOf, FLOORS } from "./floors.js";

const src = join(import.meta.dirname, "src");

/// A file imports from its own floor and those below.
const importsGoDown = {
  create(context) {
    const floor = floorOf(relative(src, context.filename));
    function check(node) {
      const to = node.source?.value;
      if (floor === -1 || typeof to !== "string" || !to.startsWith(".")) return;
      const other = floorOf(relative(src, join(context.filename, "..", to)));
      if (other !== -1 && other < floor) {
        context.report({ node, message: `${FLOORS[other]} lies above ${FLOORS[floor]}: see floors.js` });
      }
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/// The rules that follow values through whole components take a third of the time: they run with `./denwaban test --long`.
const { "react-hooks/rules-of-hooks": order, "react-hooks/exhaustive-deps": deps } =
  hooks.configs.flat["recommended-latest"].rules;
const components = process.env.DENWABAN_LONG
  ? hooks.configs.flat["recommended-latest"]
  : {
      plugins: { "react-hooks": hooks },
      rules: { "react-hooks/rules-of-hooks": order, "react-hooks/exhaustive-deps": deps },
    };

export default defineConfig(
  {
    ignores: [
      "dist",
      "target",
      "node_modules",
      "eslint.config.js",
      "floors.js",
      "api-types.mjs",
      "src/api/schema.d.ts",
      "public",
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  a11y.flatConfigs.recommended,
  components,
  {
    plugins: { house: { rules: { "imports-go-down": importsGoDown } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "house/imports-go-down": "error",
      // Numbers are welcome in text; objects are not.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "no-restricted-properties": [
        "error",
        {
          property: "toJSON",
          message: "A credential's toJSON() contains the PRF secret in the clear: build the body by hand.",
        },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Trusted Types would refuse it, and rightly.",
        },
      ],
    },
  },
);
