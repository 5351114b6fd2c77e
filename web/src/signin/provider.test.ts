import { expect, test } from "vitest";
import { cameBack } from "./provider.ts";

const OWN = { purpose: "sign-in", state: "S", key: "K", then: "/desk" };

/// A tab in which this was kept.
function tab(own: unknown): Storage {
  const kept = new Map<string, string>(own === undefined ? [] : [["denwaban.provider", JSON.stringify(own)]]);
  return {
    length: 0,
    key: () => null,
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

test("the answer to what this tab began is sent with its key", () => {
  expect(cameBack("?code=C&state=S&iss=https%3A%2F%2Fidp.example", tab(OWN))).toEqual({
    kind: "answer",
    purpose: "sign-in",
    then: "/desk",
    body: { state: "S", key: "K", code: "C", iss: "https://idp.example" },
  });
  expect(cameBack("?code=C&state=S", tab(OWN))).toMatchObject({ body: { state: "S", key: "K", code: "C" } });
});

test("an answer that somebody else began is not sent", () => {
  expect(cameBack("?code=C&state=S", tab(undefined))).toEqual({ kind: "elsewhere" });
  expect(cameBack("?code=C&state=other", tab(OWN))).toEqual({ kind: "elsewhere" });
  expect(cameBack("?code=C", tab(OWN))).toEqual({ kind: "elsewhere" });
});

test("an answer is read once", () => {
  const here = tab(OWN);
  expect(cameBack("?code=C&state=S", here).kind).toBe("answer");
  expect(cameBack("?code=C&state=S", here).kind).toBe("elsewhere");
});

test("a provider that refuses is told apart", () => {
  expect(cameBack("?error=access_denied&state=S", tab(OWN))).toEqual({ kind: "denied", purpose: "sign-in" });
});
