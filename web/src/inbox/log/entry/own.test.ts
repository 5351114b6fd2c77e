import { expect, test } from "vitest";
import { findOwn } from "./own.ts";

const leaf = (object: string, actor: string, role = "client-admin") =>
  JSON.stringify({ t: "2026-11-27T08:33:00Z", act: "object.header.released", role, actor, obj: object });
const log = (leaves: string[]) => (object: string) =>
  Promise.resolve(leaves.filter((it) => it.includes(`"${object}"`)));

test("who alone opened what this page opened is the reader", async () => {
  const all = log([leaf("m", "me"), leaf("m", "me"), leaf("m", "an operator", "operator")]);
  expect(await findOwn(["m"], "client-admin", all)).toBe("me");
});

test("two who opened the same are not told apart, and another object is asked about", async () => {
  const both = [leaf("m", "me"), leaf("m", "colleague")];
  expect(await findOwn(["m"], "client-admin", log(both))).toBeNull();
  expect(await findOwn(["n", "m"], "client-admin", log([...both, leaf("n", "me")]))).toBe("me");
});

test("nothing was opened here, nothing is known", async () => {
  expect(await findOwn([], "client-admin", log([leaf("m", "colleague")]))).toBeNull();
});
