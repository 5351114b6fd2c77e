import { expect, test } from "vitest";
import { Problem } from "../../api/api.ts";
import type { DeskCall } from "../../api/types.ts";
import { filling, RANG, rangOf, Unmasking, type Whole } from "./rang.ts";

const NUMBER = "+819012345678";

function desk(fetch: (call: string) => Promise<{ number: string | null }>) {
  const seen: Whole[] = [];
  const asked: string[] = [];
  const unmasking = new Unmasking({
    fetch: (call) => {
      asked.push(call);
      return fetch(call);
    },
    changed: (whole) => seen.push(whole),
  });
  return { unmasking, seen, asked };
}

test("the number is asked for once and shown", async () => {
  const { unmasking, seen, asked } = desk(() => Promise.resolve({ number: NUMBER }));
  await Promise.all([unmasking.ask("c"), unmasking.ask("c")]);
  await unmasking.ask("c");
  expect(asked).toEqual(["c"]);
  expect(seen).toEqual([{ kind: "asking" }, { kind: "shown", number: NUMBER }]);
});

test("with the call it is gone, and an answer that comes too late is not shown", async () => {
  const { unmasking, seen } = desk(() => Promise.resolve({ number: NUMBER }));
  await unmasking.ask("c");
  unmasking.end();
  expect(seen.at(-1)).toEqual({ kind: "masked" });

  const late = unmasking.ask("d");
  unmasking.end();
  await late;
  expect(seen.at(-1)).toEqual({ kind: "masked" });
});

test("a refusal is said, and may be tried again", async () => {
  let away = true;
  const { unmasking, seen } = desk(() =>
    away
      ? Promise.reject(new Problem(503, "log-unavailable", "記録が取れません"))
      : Promise.resolve({ number: NUMBER }),
  );
  await unmasking.ask("c");
  expect(seen.at(-1)?.kind).toBe("refused");
  away = false;
  await unmasking.ask("c");
  expect(seen.at(-1)).toEqual({ kind: "shown", number: NUMBER });
});

test("a caller without a number has none to show", async () => {
  const { unmasking, seen } = desk(() => Promise.resolve({ number: null }));
  await unmasking.ask("c");
  expect(seen.at(-1)).toEqual({ kind: "none" });
});

test("the form is told how the number ends, and the rest only once it was shown", () => {
  const call = (ending: string | null, slip: boolean | null = true) => ({ caller: { ending }, slip }) as DeskCall;
  const masked = rangOf(call("5678"), { kind: "masked" });
  expect(masked).toEqual({ ending: "5678", whole: null, kept: true });
  expect(masked && filling(masked)).toBe(RANG);
  const shown = rangOf(call("5678"), { kind: "shown", number: NUMBER });
  expect(shown && filling(shown)).toBe("090-1234-5678");
  expect(rangOf(call(null), { kind: "none" })).toBeNull();
});

test("a message cannot refer to a number that the client has not", () => {
  for (const slip of [false, null]) {
    const rang = rangOf({ caller: { ending: "5678" }, slip } as DeskCall, { kind: "masked" });
    expect(rang && filling(rang)).toBeNull();
  }
});
