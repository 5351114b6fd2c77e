import { expect, test } from "vitest";
import type { Demo } from "../api/types.ts";
import { progressOf } from "./progress.ts";
import { walk, walked } from "./walked.ts";

const office = (key: boolean, line: "up" | "down"): Demo => ({
  clients: [{ id: "c", name: "青葉歯科", number: "+815031000001", slug: "aoba", companyKey: key }],
  people: [
    { id: "a", name: "森 千夏", kana: "", role: "client-admin", client: "c", host: "", enrolled: key, line: null },
    { id: "o", name: "佐藤 花", kana: "", role: "operator", client: null, host: "", enrolled: true, line },
  ],
  sip: { host: "127.0.0.1", port: 5060 },
});

test("the first two steps are read from the office", () => {
  expect(progressOf(office(false, "down"), []).next).toBe(1);
  expect(progressOf(office(true, "down"), []).next).toBe(2);
  expect(progressOf(office(true, "up"), []).next).toBe(3);
});

test("the rest ticks to the end, also while the operator is away again", () => {
  expect(progressOf(office(true, "up"), ["3"])).toMatchObject({ next: 4, done: [1, 2, 3] });
  expect(progressOf(office(true, "down"), ["3", "4"])).toMatchObject({ next: 5, done: [1, 2, 3, 4] });
  expect(progressOf(office(true, "up"), ["3", "4", "5"])).toMatchObject({ next: 6, done: [1, 2, 3, 4, 5] });
  expect(progressOf(office(true, "up"), ["3", "4", "5", "6"])).toMatchObject({ next: 7, done: [1, 2, 3, 4, 5, 6] });
  expect(progressOf(office(true, "up"), ["3", "4", "5", "6", "7"]).next).toBeNull();
});

test("an office that begins anew forgets what was walked before", () => {
  expect(progressOf(office(false, "down"), ["3", "4", "5", "6"])).toMatchObject({ next: 1, done: [] });
});

test("what was walked is kept, and can be taken back", () => {
  const kept = new Map<string, string>();
  const shelf = {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
    removeItem: (k: string) => void kept.delete(k),
  };
  walk("4", true, shelf);
  walk("3", true, shelf);
  expect(walked(shelf)).toEqual(["3", "4"]);
  walk("4", false, shelf);
  walk("3", false, shelf);
  expect(kept.size).toBe(0);
});
