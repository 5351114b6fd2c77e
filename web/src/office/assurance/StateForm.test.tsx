// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Statable } from "../../api/assurance.ts";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import { mostDays, resultsOf } from "./statement.ts";
import { StateForm } from "./StateForm.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const done = vi.fn();
const CHECK = { code: "x.drill", word: true, ja: "訓練", en: "Drill", days: 30 } as unknown as Statable;

beforeEach(async () => {
  vi.resetAllMocks();
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(...checks: Statable[]) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <StateForm checks={checks} done={done} />
      </MantineProvider>
    </QueryClientProvider>,
  ).container;
}

const type = (id: string, value: string) => fireEvent.change(screen.getByTestId(id), { target: { value } });

function filled() {
  const first = resultsOf(CHECK)[0] ?? "passed";
  const day = new Date(Date.now() + Math.min(2, mostDays(CHECK, first)) * 86_400_000).toISOString().slice(0, 10);
  fireEvent.click(screen.getByTestId(`statement-${first}`));
  type("statement-said", " held with all ");
  type("statement-until", day);
  return first;
}

const may = () => !screen.getByTestId<HTMLButtonElement>("statement-go").disabled;

test("where there is nothing to state there is no form", () => {
  expect(shown().querySelector("form")).toBeNull();
});

test("a statement is sent once it is whole, and no one answers for another by Enter before", async () => {
  api.post.mockResolvedValue({});
  shown(CHECK);
  expect(may()).toBe(false);
  fireEvent.submit(screen.getByTestId("statement-form"));
  expect(api.post).not.toHaveBeenCalled();
  const result = filled();
  expect(may()).toBe(true);
  fireEvent.click(screen.getByTestId("statement-go"));
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(api.post.mock.calls[0]?.[1]).toMatchObject({ check: "x.drill", result, said: "held with all" });
});

test("a refusal is said, and what was written is kept", async () => {
  api.post.mockRejectedValue(new Problem(409, "own", "Another person must."));
  shown(CHECK);
  filled();
  fireEvent.click(screen.getByTestId("statement-go"));
  await screen.findByText("Another person must.");
  expect(screen.getByTestId<HTMLInputElement>("statement-said").value).toBe(" held with all ");
  expect(done).not.toHaveBeenCalled();
});
