// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import "../../i18n/language.ts";
import { Digest } from "./Digest.tsx";
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
