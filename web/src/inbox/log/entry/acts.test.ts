import i18next from "i18next";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import "./actTexts.ts";

const page = readFileSync(new URL("../../../../../docs/formats/audit-actions.md", import.meta.url), "utf8");
const acts = [...page.slice(page.indexOf("| `act` | Means |")).matchAll(/^\| `([a-z.-]+)` \|/gm)].map(
  ([, act]) => act ?? "",
);

test("every act that a log can hold has words in both languages", () => {
  expect(acts).toContain("call.refused");
  for (const act of acts.filter((one) => one !== "act")) {
    for (const lang of ["ja", "en"]) {
      expect(i18next.getResource(lang, "inbox.acts", `act.${act}`), `${act} in ${lang}`).toEqual(expect.any(String));
    }
  }
});
