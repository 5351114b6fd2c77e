// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen, within } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Outcome, Probe, Ran, Seen } from "./probe.ts";
import { ProbeAnswer } from "./ProbeAnswer.tsx";

vi.mock("@tanstack/react-router", () => ({ Link: () => null }));

const ENDED = Date.parse("2026-12-01T19:15:00Z");
const HOUR = 3_600_000;
const RAN: Ran = {
  began: "2026-12-01T19:10:00Z",
  ended: "2026-12-01T19:15:00Z",
  refused: 1,
  notRefused: 0,
  known: 0,
  notTried: 0,
};

beforeEach(() => i18next.changeLanguage("ja"));
afterEach(cleanup);

const seen = (outcome: Outcome, n = 1): Seen[] =>
  Array.from({ length: n }, (_, at) => ({
    way: "http",
    target: `/api/${outcome}/${String(at)}`,
    attempt: "no-session",
    expected: "401",
    came: outcome === "not-tried" ? "unreachable" : "401",
    outcome,
    at: RAN.ended,
    millis: 1,
  }));

/// What is said an hour after a run that saw this.
function answer(all: Seen[], part: Partial<Probe> = {}, now = ENDED + HOUR) {
  const probe: Probe = {
    running: null,
    expired: false,
    next: RAN.ended,
    daily: "04:10",
    afterStartSeconds: 60,
    seen: all,
    runs: [RAN],
    ...part,
  };
  render(
    <MantineProvider env="test">
      <ProbeAnswer probe={probe} now={new Date(now)} />
    </MantineProvider>,
  );
  return screen.getByTestId("probe-answer");
}

test("where none ever ran, nothing is known", () => {
  const said = answer([], { runs: [] });
  expect(said.dataset["verdict"]).toBe("never");
  expect(said.textContent).toContain("まだ一度も点検していません");
});

test("good is what was refused as a whole, and not long ago", () => {
  const said = answer(seen("refused", 3));
  expect(said.dataset).toMatchObject({ verdict: "refused", good: "true" });
  expect(said.textContent).toContain("3 件を試し、すべて断られました");
  expect(said.textContent).toContain("✓");
  expect(screen.queryByTestId("probe-old")).toBeNull();
});

test.each([
  ["just before it is late", { at: Date.parse(RAN.began) + 25 * HOUR - 1, expired: false }, null, "true"],
  ["late", { at: Date.parse(RAN.began) + 25 * HOUR, expired: false }, "次の点検が来ていません", "false"],
  ["over", { at: ENDED + 36 * HOUR, expired: false }, "古すぎて", "false"],
  ["over by the server's clock", { at: ENDED, expired: true }, "古すぎて", "false"],
])("%s: an old result is no good one", (_, { at, expired }, old, good) => {
  const said = answer(seen("refused"), { expired }, at);
  expect(said.dataset["good"]).toBe(good);
  expect(screen.queryByTestId("probe-old")?.textContent ?? null).toEqual(old && expect.stringContaining(old));
  expect(said.textContent.includes("✓")).toBe(good === "true");
  expect(said.textContent.includes("古い結果です。")).toBe(good === "false");
});

test("what stands open is an alarm that names ten, counts the rest, and says what to do", () => {
  const said = answer([...seen("refused", 4), ...seen("not-refused", 12), ...seen("known", 2)]);
  expect(said.dataset).toMatchObject({ verdict: "open", good: "false" });
  expect(said.getAttribute("role")).toBe("alert");
  expect(said.textContent).toContain("18 件を試し、12 件が断られませんでした");
  const named = within(screen.getByTestId("probe-open")).getAllByRole("listitem");
  expect(named).toHaveLength(10);
  expect(named[0]?.textContent).toContain("/api/not-refused/0");
  expect(said.textContent).toContain("ほか 2 件（下の表）");
  expect(said.textContent).toContain("ほかに 2 件、この版の既知の弱点");
});

test("a known weakness does not count as refused", () => {
  const said = answer([...seen("refused", 4), ...seen("known", 1)]);
  expect(said.dataset).toMatchObject({ verdict: "known", good: "false" });
  expect(said.textContent).toContain("断られたとは数えません");
});

test("what was not tried is not good, and why is said", () => {
  const some = answer([...seen("refused", 4), ...seen("not-tried", 2)]);
  expect(some.dataset).toMatchObject({ verdict: "untried", good: "false" });
  expect(some.textContent).toContain("試せなかった 2 件は、断られたとは数えません");
  expect(some.textContent).toMatch(/（2 件）/);
  cleanup();
  expect(answer(seen("not-tried", 2)).dataset).toMatchObject({ verdict: "nothing", good: "false" });
});
