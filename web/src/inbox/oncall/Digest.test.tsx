// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import "../../i18n/language.ts";
import { Digest } from "./Digest.tsx";
import { another, fault, overnight, whatWhen } from "./digests.ts";
import type { Policy } from "./queries.ts";

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(cleanup);

const TIMES = { tries: [0], nextWay: 1800, nextTier: 3600, doneWithin: 0 };

function shown(rule: Partial<Policy>) {
  function Form() {
    const [policy, set] = useState<Policy>({
      version: 1,
      urgent: TIMES,
      ordinary: TIMES,
      quietFrom: null,
      quietTo: null,
      missed: true,
      digest: [],
      ...rule,
    });
    return (
      <MantineProvider>
        <Digest policy={policy} set={set} />
      </MantineProvider>
    );
  }
  return render(<Form />);
}

const when = () => screen.getByTestId("what-when").textContent;

test("a digest begins with three times, and the page says what comes when", () => {
  shown({});
  expect(when()).toContain("至急以外：いつでもすぐに");
  fireEvent.click(screen.getByTestId("digest-on"));
  expect(screen.getAllByTestId("digest-time")).toHaveLength(3);
  expect(when()).toContain("至急：いつでもすぐに");
  expect(when()).toContain("17:00 から 翌日の 09:00 までに届いたもの：09:00 にまとめて1通");
  expect(when()).toContain("09:00 から 13:00 までに届いたもの：13:00 にまとめて1通");
});

test("there are up to six, and each can be removed", () => {
  shown({ digest: ["09:00"] });
  for (let n = 1; n < 6; n++) fireEvent.click(screen.getByTestId("digest-add"));
  expect(screen.getAllByTestId("digest-time")).toHaveLength(6);
  expect(screen.queryByTestId("digest-add")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "09:00 を消す" }));
  expect(screen.getAllByTestId("digest-time")).toHaveLength(5);
});

test("a time in the quiet time is said to be unfit instead of what would come when", () => {
  shown({ digest: ["21:00"], quietFrom: "20:00", quietTo: "08:00" });
  expect(screen.getByText(/お知らせしない時間帯の中の時刻は使えません/)).toBeTruthy();
  expect(screen.queryByTestId("what-when")).toBeNull();
});

const never = { quietFrom: null, quietTo: null };
const night = { quietFrom: "20:00", quietTo: "08:00" };

test("what comes between two digests is told at the second, over the night too", () => {
  const spans = whatWhen({ digest: ["13:00", "09:00"], ...night });
  expect(spans).toEqual([
    { from: "13:00", to: "09:00", told: "together" },
    { from: "09:00", to: "13:00", told: "together" },
  ]);
  expect(spans.map(overnight)).toEqual([true, false]);
});

test("with one digest all that came within a day is in it", () => {
  const spans = whatWhen({ digest: ["09:00"], ...never });
  expect(spans).toEqual([{ from: "09:00", to: "09:00", told: "together" }]);
  expect(spans.map(overnight)).toEqual([true]);
});

test("without digests the quiet time's end tells each by itself", () => {
  expect(whatWhen({ digest: [], ...night })).toEqual([
    { from: "08:00", to: "20:00", told: "at-once" },
    { from: "20:00", to: "08:00", told: "alone" },
  ]);
  expect(whatWhen({ digest: [], ...never })).toEqual([]);
  expect(whatWhen({ digest: [], quietFrom: "20:00", quietTo: null })).toEqual([]);
});

test("two at one time, one in the quiet time, and one without a time do not fit", () => {
  expect(fault({ digest: ["09:00", "09:00"], ...never })).toBe("same");
  expect(fault({ digest: [""], ...never })).toBe("empty");
  expect(fault({ digest: ["20:00"], ...night })).toBe("quiet");
  expect(fault({ digest: ["09:00"], ...never })).toBeNull();
  expect(fault({ digest: ["07:59"], ...night })).toBe("quiet");
  expect(fault({ digest: ["08:00", "19:59"], ...night })).toBeNull();
  expect(fault({ digest: ["12:00"], quietFrom: "12:00", quietTo: "13:00" })).toBe("quiet");
  expect(fault({ digest: ["13:00"], quietFrom: "12:00", quietTo: "13:00" })).toBeNull();
});

test("one more is at an hour that is free", () => {
  expect(another(["09:00", "10:00"])).toBe("11:00");
});
