import { expect, test } from "vitest";
import { times } from "./times.ts";

const t = (key: string, values?: { n?: number }) =>
  values?.n === undefined ? (key === "and" ? "・" : key) : `${values.n} ${key}`;

test("each try is in full minutes where it has them", () => {
  expect(times([0, 15, 60, 90, 900], t as never)).toBe("now・15 second・1 minute・90 second・15 minute");
});
