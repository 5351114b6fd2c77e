// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import type { Person } from "../../api/types.ts";
import "../../i18n/language.ts";
import { LinkDialog } from "./LinkDialog.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const close = vi.fn();
const LINK = { url: "https://desk.test/enrol#s", expiresAt: "2027-02-28T15:00:00Z", waits: false };

beforeEach(async () => {
  vi.resetAllMocks();
  api.post.mockResolvedValue(LINK);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(enrolled = false) {
  const dialog = (id: string | null) => (
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <LinkDialog person={id === null ? null : ({ id, name: `Name ${id}`, enrolled } as Person)} close={close} />
      </MantineProvider>
    </QueryClientProvider>
  );
  const queries = new QueryClient();
  const page = render(dialog("p"));
  return { of: (id: string | null) => page.rerender(dialog(id)) };
}

const link = () => document.querySelector("[data-enrolment-link]")?.textContent;
const make = () => fireEvent.click(screen.getByText("Make an enrolment link"));

test("a link is made when it is asked for, of this person, and shown", async () => {
  shown();
  expect(api.post).not.toHaveBeenCalled();
  make();
  await screen.findByText(LINK.url);
  expect(api.post.mock.calls).toEqual([["/api/office/people/p/enrolment"]]);
  expect(screen.queryByText("Make an enrolment link")).toBeNull();
});

test.each([false, true])("whether another administrator must confirm it is said: %s", async (waits) => {
  api.post.mockResolvedValue({ ...LINK, waits });
  shown();
  make();
  await screen.findByText(LINK.url);
  expect(screen.queryByText(/once another administrator/) !== null).toBe(waits);
});

test.each([false, true])("whether it adds a device to those that are there is said: %s", (enrolled) => {
  shown(enrolled);
  expect(screen.queryByText(/this adds another device/) !== null).toBe(enrolled);
});

test("a refusal is said, no link is shown, and it can be asked for again", async () => {
  api.post.mockRejectedValueOnce(new Problem(409, "blocked", "This person is blocked."));
  shown();
  make();
  expect((await screen.findByRole("alert")).textContent).toContain("This person is blocked.");
  expect(link()).toBeUndefined();
  make();
  await screen.findByText(LINK.url);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("neither a key nor a press beside it loses a link that is shown once", async () => {
  shown();
  make();
  await screen.findByText(LINK.url);
  fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape" });
  fireEvent.click(document.querySelector(".mantine-Modal-overlay") as Element);
  expect(close).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText("Close"));
  expect(close).toHaveBeenCalledOnce();
});

test("the link of one person is not shown for the next", async () => {
  const { of } = shown();
  make();
  await screen.findByText(LINK.url);
  of("q");
  await screen.findByText("Enrolment link for Name q");
  expect(link()).toBeUndefined();
});
