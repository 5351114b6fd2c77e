// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, createEvent, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../api/api.ts";
import "../../i18n/language.ts";
import { PinSection } from "./PinSection.tsx";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const PIN = { standing: "to-compare", before: "eeee-ffff", now: "aaaa-bbbb", at: "2026-12-01T00:00:00Z", epoch: 2 };
const ADDRESS = "/api/office/clients/c/pin";

beforeEach(async () => {
  vi.resetAllMocks();
  api.get.mockResolvedValue(PIN);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

async function shown(standing = "to-compare") {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <PinSection client="c" />
      </MantineProvider>
    </QueryClientProvider>,
  );
  await vi.waitFor(() => expect(screen.getByTestId("pin").dataset["standing"]).toBe(standing));
}

const may = () => !screen.getByTestId<HTMLButtonElement>("pin-do").disabled;
const write = (value: string) => fireEvent.change(screen.getByTestId("pin-reason"), { target: { value } });
const tick = () => fireEvent.click(screen.getByTestId("pin-same"));

test("recording begins again only when the codes are the same and it is said with whom that was compared", async () => {
  await shown();
  const fits = [may()];
  tick();
  fits.push(may());
  write("  ");
  fits.push(may());
  write("the administrator");
  fits.push(may());
  tick();
  fits.push(may());
  expect(fits).toEqual([false, false, false, true, false]);
});

test("both keys and the reason are sent, without leaving the page, and then it is said", async () => {
  api.post.mockResolvedValue({ standing: "proven", now: "aaaa-bbbb" });
  await shown();
  tick();
  write(" the administrator ");
  const form = screen.getByTestId("pin").querySelector("form") as HTMLFormElement;
  const sent = createEvent.submit(form);
  fireEvent(form, sent);
  expect(sent.defaultPrevented).toBe(true);
  await screen.findByTestId("pin-done");
  const body = { before: "eeee-ffff", now: "aaaa-bbbb", reason: "the administrator" };
  expect(api.post.mock.calls).toEqual([[ADDRESS, body]]);
  expect(screen.queryByTestId("pin-do")).toBeNull();
});

test("a refusal is said, nothing counts as done, and what was written is kept", async () => {
  api.post.mockRejectedValue(new Problem(0, "offline", "The server cannot be reached."));
  await shown();
  tick();
  write("the administrator");
  fireEvent.click(screen.getByTestId("pin-do"));
  await screen.findByText("The server cannot be reached.");
  expect(screen.queryByTestId("pin-done")).toBeNull();
  expect(screen.getByTestId<HTMLTextAreaElement>("pin-reason").value).toBe("the administrator");
});

test.each(["proven", "no-key", "not-proven"])("nothing can be pressed where the key is %s", async (standing) => {
  api.get.mockResolvedValue({ standing, now: "aaaa-bbbb" });
  await shown(standing);
  expect(screen.queryByTestId("pin-do")).toBeNull();
  expect(screen.queryByTestId("pin-done")).toBeNull();
  expect(screen.queryByText(/it cannot be put right on this page/i) !== null).toBe(standing === "not-proven");
});
