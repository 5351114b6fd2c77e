import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { AGAIN_DAYS, dueOf } from "./due.ts";

const NOW = new Date("2026-11-28T00:00:00Z");
const of = (confirmedAt: string | null, graceUntil: string | null = null) => dueOf({ confirmedAt, graceUntil }, NOW);

test("who signed is due again after a year", () => {
  expect(of("2026-11-28T00:00:00Z")).toEqual({ kind: "again", at: "2027-11-28T00:00:00.000Z" });
  expect(of("2025-11-28T00:00:01Z").kind).toBe("again");
  expect(of("2025-11-28T00:00:00Z").kind).toBe("late");
});

test("who has not signed has a time of grace, or none", () => {
  expect(of(null, "2026-11-28T00:00:01Z").kind).toBe("grace");
  expect(of(null, "2026-11-28T00:00:00Z").kind).toBe("graceOver");
  expect(of(null)).toEqual({ kind: "none" });
});

test("the year is the server's", () => {
  const java = readFileSync(
    join(import.meta.dirname, "../../../../service/src/main/java/denwaban/contract/confirmation/Confirmations.java"),
    "utf8",
  );
  expect(java).toContain(`AGAIN = Duration.ofDays(${AGAIN_DAYS});`);
});
