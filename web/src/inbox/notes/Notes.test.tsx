// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { testItem } from "../../api/testItem.ts";
import { Notes } from "./Notes.tsx";

const notes = vi.hoisted(() => ({ readNotes: vi.fn(), writeNote: vi.fn(), NOTES_LIMIT: 50 }));
vi.mock("./notes.ts", () => notes);
vi.mock("../../opening/keys/keyring.ts", () => ({ useRing: () => ({ kind: "open", member: "member" }) }));

const COMPANY = {} as Holding;

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  notes.readNotes.mockResolvedValue([]);
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

function shown(count: number) {
  const Around = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">{children}</MantineProvider>
    </QueryClientProvider>
  );
  return render(<Notes item={testItem({ notes: count })} company={COMPANY} />, { wrapper: Around });
}

const fieldOf = (page: ReturnType<typeof shown>) => page.getByTestId("note-text") as HTMLTextAreaElement;

const note = (id: string, text: string | null) => ({ id, name: "港 健太", at: "2026-11-24T06:03:12Z", text });

test("notes are shown with author and time, and one that does not open is said", async () => {
  notes.readNotes.mockResolvedValue([note("1", "一つ目"), note("2", null), note("3", "<b>三つ目</b>")]);
  const page = shown(3);
  const all = await page.findAllByTestId("note");
  expect(all).toHaveLength(3);
  expect(all[0]?.textContent).toContain("港 健太");
  expect(all[1]?.textContent).toContain("この申し送りは開けません");
  expect(all[2]?.textContent).toContain("<b>三つ目</b>");
});

test("without notes nothing is asked for, so that no entry says it was", () => {
  const page = shown(0);
  expect(notes.readNotes).not.toHaveBeenCalled();
  expect(page.getByTestId("note-text")).toBeTruthy();
});

test("that the log cannot be written is said in the place of the notes", async () => {
  notes.readNotes.mockRejectedValue(new Problem(503, "log-unavailable", "記録が取れません。"));
  expect(await shown(1).findByTestId("refused-log-unavailable")).toBeTruthy();
});

test("a note is sent once it has a word, and the field is empty again", async () => {
  notes.writeNote.mockResolvedValue(undefined);
  const page = shown(0);
  const [field, send] = [fieldOf(page), page.getByTestId("note-send")];
  fireEvent.change(field, { target: { value: " \n" } });
  expect(send.hasAttribute("disabled")).toBe(true);
  expect(field.maxLength).toBe(1_000);
  fireEvent.change(field, { target: { value: "折り返し済み" } });
  expect(page.getByText("あと 994 文字")).toBeTruthy();
  fireEvent.click(send);
  await waitFor(() => expect(field.value).toBe(""));
  expect(notes.writeNote.mock.calls[0]?.[4]).toBe("折り返し済み");
});

test("what could not be sent stays in the field", async () => {
  notes.writeNote.mockRejectedValue(new Problem(409, "too-many-notes", "申し送りは50件までです。"));
  const page = shown(49);
  fireEvent.change(page.getByTestId("note-text"), { target: { value: "x" } });
  fireEvent.click(page.getByTestId("note-send"));
  expect((await page.findByRole("alert")).textContent).toContain("50件まで");
  expect(fieldOf(page).value).toBe("x");
});

test("an item with fifty notes takes no more", () => {
  notes.readNotes.mockResolvedValue([]);
  expect(shown(50).queryByTestId("note-text")).toBeNull();
  cleanup();
  expect(shown(49).getByTestId("note-text")).toBeTruthy();
});

test("the same words, sent again as no answer came, are the same note; other words are another", async () => {
  const page = shown(0);
  const write = (text: string) => fireEvent.change(fieldOf(page), { target: { value: text } });
  const send = async (times: number) => {
    fireEvent.click(page.getByTestId("note-send"));
    await waitFor(() => expect(notes.writeNote).toHaveBeenCalledTimes(times));
    await waitFor(() => expect(page.getByTestId("note-send").getAttribute("data-loading")).toBeNull());
  };
  notes.writeNote.mockRejectedValue(new Problem(0, "network", "つながりません。"));
  write("一つ目");
  await send(1);
  await send(2);
  write("別のこと");
  await send(3);
  const ids = notes.writeNote.mock.calls.map((call: unknown[]) => call[3]);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
  notes.writeNote.mockResolvedValue(undefined);
  await send(4);
  expect(fieldOf(page).value).toBe("");
  write("別のこと");
  await send(5);
  expect(notes.writeNote.mock.calls[4]?.[3]).not.toBe(ids[2]);
});
