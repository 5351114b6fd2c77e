// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import { FootprintForm } from "./FootprintForm.tsx";

const WORDS = { reach: "r", reachText: "t", person: "Who", choose: "Choose", begin: "From", end: "To", look: "Look" };
const mutate = vi.fn();

beforeEach(async () => {
  mutate.mockReset();
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

const shown = (error: Error | null = null) =>
  render(
    <MantineProvider env="test">
      <FootprintForm
        words={WORDS}
        people={[{ value: "p1", label: "Ann" }]}
        look={{ mutate, isPending: false, error }}
      />
    </MantineProvider>,
  );
const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(`reach-${id}`), { target: { value } });
const look = () => screen.getByTestId<HTMLButtonElement>("reach-look");

test("an account and both times are needed, whichever comes last", () => {
  const whole = { who: "p1", from: "2026-11-24T09:00", to: "2026-11-24T18:00" };
  for (const last of ["who", "from", "to"] as const) {
    shown();
    for (const [id, value] of Object.entries(whole)) if (id !== last) type(id, value);
    expect(look().disabled).toBe(true);
    type(last, whole[last]);
    expect(look().disabled).toBe(false);
    cleanup();
  }
});

test("the times are read as clocks in Japan show them", () => {
  shown();
  type("who", "p1");
  type("from", "2026-11-24T09:00");
  type("to", "2026-11-25T00:30");
  fireEvent.submit(look().closest("form") as Element);
  const span = { who: "p1", from: "2026-11-24T00:00:00.000Z", to: "2026-11-24T15:30:00.000Z" };
  expect(mutate.mock.calls).toEqual([[span]]);
});

test("a refusal is said under it, and what was chosen stays", () => {
  const { rerender } = shown();
  type("from", "2026-11-24T09:00");
  rerender(
    <MantineProvider env="test">
      <FootprintForm
        words={WORDS}
        people={[]}
        look={{ mutate, isPending: false, error: new Problem(400, "too-long", "At most 31 days.") }}
      />
    </MantineProvider>,
  );
  expect(screen.getByRole("alert").textContent).toContain("At most 31 days.");
  expect(screen.getByTestId<HTMLInputElement>("reach-from").value).toBe("2026-11-24T09:00");
});
