import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ITEM_STATES, ITEMS, STANDINGS, VERDICTS } from "../../api/assurance.ts";

test("the codes are the server's", () => {
  const codes = (path: string) => {
    const java = readFileSync(
      join(import.meta.dirname, "../../../../service/src/main/java/denwaban/assurance", `${path}.java`),
      "utf8",
    );
    const body = java.slice(java.indexOf("{", java.indexOf("enum ")) + 1);
    return [...body.slice(0, body.indexOf(";")).matchAll(/^\s*([A-Z_]+)\s*[,;]?$/gm)].map(([, name = ""]) =>
      name.toLowerCase().replaceAll("_", "-"),
    );
  };
  const sorted = (all: readonly string[]) => all.toSorted();
  expect(sorted(codes("control/Item"))).toEqual(sorted(ITEMS));
  expect(sorted(codes("posture/ItemState"))).toEqual(sorted(ITEM_STATES));
  expect(sorted(codes("posture/Standing"))).toEqual(sorted(STANDINGS));
  expect(sorted(codes("posture/Verdict"))).toEqual(sorted(VERDICTS));
});
