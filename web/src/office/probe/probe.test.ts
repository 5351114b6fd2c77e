import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ageOf, gaps, HOLDS_HOURS, minutesOf, summary, type Outcome, type Seen } from "./probe.ts";

function seen(outcome: Outcome, came = "401 signed-out", way = "api"): Seen {
  return {
    way,
    target: "GET /api/people",
    attempt: "no-session",
    expected: "401",
    came,
    outcome,
    at: "2026-11-25T19:10:00Z",
    millis: 3,
  };
}

describe("the answer", () => {
  test("of nothing is that nothing was tried, not that all refused", () => {
    expect(summary([])).toEqual({ tried: 0, open: [], known: [], untried: 0, why: [], verdict: "nothing" });
  });
  test("is good when all were refused", () => {
    expect(summary([seen("refused"), seen("refused")])).toMatchObject({ tried: 2, untried: 0, verdict: "refused" });
  });
  test("is bad when one stood open, whatever else there is", () => {
    const open = seen("not-refused", "200");
    const found = summary([seen("refused"), seen("known", "200"), seen("not-tried", "503"), open]);
    expect(found).toMatchObject({ tried: 3, untried: 1, verdict: "open" });
    expect(found.open).toEqual([open]);
  });
  test("is not good when a weakness is known, and does not call it open", () => {
    expect(summary([seen("refused"), seen("known", "200")])).toMatchObject({ tried: 2, open: [], verdict: "known" });
  });
  test("is not good when one was not tried, which counts as no attempt", () => {
    expect(summary([seen("refused"), seen("not-tried", "no-answer")])).toMatchObject({
      tried: 1,
      untried: 1,
      verdict: "untried",
    });
  });
  test("is that nothing was tried when none could be", () => {
    expect(summary([seen("not-tried", "unreachable")])).toMatchObject({ tried: 0, verdict: "nothing" });
  });
  test("counts the reasons, the most frequent first", () => {
    const all = ["503", "unreachable", "unreachable"].map((came) => seen("not-tried", came));
    expect(summary([...all, seen("refused", "503")]).why).toEqual([
      { came: "unreachable", n: 2 },
      { came: "503", n: 1 },
    ]);
  });
});

describe("a run", () => {
  const ran = { began: "2026-11-24T19:10:00Z", ended: "2026-11-24T19:12:00Z" };
  const at = (iso: string) => ageOf(ran, new Date(iso));

  test("is late 25 hours after it began", () => {
    expect(at("2026-11-25T20:09:00Z")).toBe("fresh");
    expect(at("2026-11-25T20:10:00Z")).toBe("late");
    expect(at("2026-11-25T20:11:00Z")).toBe("late");
  });
  test("says nothing any more 36 hours after it ended", () => {
    expect(at("2026-11-26T07:11:00Z")).toBe("late");
    expect(at("2026-11-26T07:12:00Z")).toBe("over");
    expect(at("2026-11-26T07:13:00Z")).toBe("over");
  });
});

test("seconds are said in minutes, up", () => {
  expect([1, 59, 60, 61, 120, 86_400].map(minutesOf)).toEqual([1, 1, 1, 2, 2, 1440]);
});

test("the hours are the server's", () => {
  const java = (name: string) =>
    readFileSync(new URL(`../../../../service/src/main/java/denwaban/probe/${name}.java`, import.meta.url), "utf8");
  expect(java("ProbeResults")).toContain(`HOLDS = Duration.ofHours(${HOLDS_HOURS})`);
});

describe("a way counts as not tried", () => {
  test("without any attempt", () => expect(gaps([seen("refused")])).toContain("session"));
  test("when none came so far", () => expect(gaps([seen("not-tried", "no-answer", "session")])).toContain("session"));
  test("and no more after one attempt", () => {
    expect(gaps([seen("refused", "401", "session")])).not.toContain("session");
    expect(gaps([seen("not-refused", "200", "sip")])).toEqual([
      "session",
      "sign-in",
      "enrolment",
      "webrtc",
      "database",
    ]);
  });
});

test("each word of the server's attempts has words in both languages", () => {
  const folder = new URL("../../../../service/src/main/java/denwaban/probe/", import.meta.url);
  const words = readFileSync(new URL("probeWords.ts", import.meta.url), "utf8");
  const named = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".java")) continue;
    const java = readFileSync(new URL(file, folder), "utf8");
    for (const [, word] of java.matchAll(/"([a-z]+(?:-[a-z0-9]+)+)"/g)) named.add(word ?? "");
  }
  for (const whose of ["expired-grant", "leaver"])
    for (const what of ["session", "passkey", "link"]) expect(words).toContain(`"${what}-of-${whose}"`);
  const others = new Set([
    ...["content-type", "set-cookie", "transfer-encoding", "not-refused", "not-tried", "sign-in", "expired-grant"],
    ...["denwaban-prb", "denwaban-probe", "probe-by-hand", "probe-made-up", "probe-runs", "not-json"],
  ]);
  const missing = [...named].filter((word) => !others.has(word) && !words.includes(`"${word}"`));
  expect(missing).toEqual([]);
});
