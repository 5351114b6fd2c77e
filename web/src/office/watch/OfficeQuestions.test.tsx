// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import { OfficeQuestions } from "./OfficeQuestions.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const ASKED = {
  id: "q",
  client: "Minato Works",
  by: "Ren Ito",
  index: 4,
  leaf: "",
  kind: "question",
  text: "Why?",
  at: "2026-12-01T00:00:00Z",
  answer: null as string | null,
  named: false,
  answeredAt: null,
};

beforeEach(async () => {
  vi.resetAllMocks();
  api.post.mockResolvedValue(undefined);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

async function shown(...questions: Partial<typeof ASKED>[]) {
  const all = questions.map((one) => ({ ...ASKED, ...one }));
  api.get.mockResolvedValue({ open: all.filter(({ answer }) => answer === null).length, questions: all });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <OfficeQuestions />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await screen.findByTestId("office-questions");
}

const box = () => screen.getByTestId<HTMLTextAreaElement>("office-answer");
const write = (value: string) => fireEvent.change(box(), { target: { value } });
const may = () => !screen.getByTestId<HTMLButtonElement>("office-answer-send").disabled;
const send = () => fireEvent.click(screen.getByTestId("office-answer-send"));
const badge = () => screen.getByTestId("office-open").textContent;

test("how many wait for an answer is said, and that none does", async () => {
  await shown({});
  const open = badge();
  expect(open).toContain("1");
  cleanup();
  await shown({ answer: "So." });
  expect(badge()).not.toMatch(/\d/);
  expect(screen.queryByTestId("office-answer")).toBeNull();
  cleanup();
  await shown();
  expect(badge()).not.toMatch(/\d/);
  expect(screen.queryByTestId("office-question")).toBeNull();
});

test("an answer is words, and not too many", async () => {
  await shown({});
  const fits = ["", "  ", "So.", "👍".repeat(100_000)].map((value) => {
    write(value);
    return may();
  });
  expect(fits).toEqual([false, false, true, false]);
});

test("an answer is sent once, and the questions are asked for again", async () => {
  await shown({});
  write("So.");
  api.get.mockResolvedValue({ open: 0, questions: [{ ...ASKED, answer: "So." }] });
  send();
  await waitFor(() => expect(screen.queryByTestId("office-answer")).toBeNull());
  expect(api.post.mock.calls).toEqual([["/api/office/questions/q/answer", { text: "So.", name: false }]]);
});

test("a name is given only to who asked for one, and only if that is ticked", async () => {
  await shown({});
  expect(screen.queryByTestId("office-name")).toBeNull();
  cleanup();
  await shown({ kind: "name" });
  expect(screen.getByTestId<HTMLInputElement>("office-name").checked).toBe(false);
  fireEvent.click(screen.getByTestId("office-name"));
  write("So.");
  send();
  await waitFor(() => expect(api.post.mock.calls[0]?.[1]).toEqual({ text: "So.", name: true }));
});

test("a refusal is said, and the answer is kept", async () => {
  api.post.mockRejectedValue(new Problem(0, "offline", "The server cannot be reached."));
  await shown({});
  write("So.");
  send();
  await screen.findByText("The server cannot be reached.");
  expect(box().value).toBe("So.");
});
