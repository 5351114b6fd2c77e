// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { Speak } from "./Speak.tsx";

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

const asked: { path: string; method: string; body: unknown }[] = [];
const played = vi.fn();

class FakeAudio {
  destination = {};
  createBufferSource() {
    return { connect: vi.fn(), start: played };
  }
  decodeAudioData() {
    return Promise.resolve({});
  }
  close() {
    return Promise.resolve();
  }
}

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  asked.length = 0;
  played.mockReset();
  vi.stubGlobal("AudioContext", FakeAudio);
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    const body: unknown = typeof init.body === "string" ? JSON.parse(init.body) : init.body;
    asked.push({ path, method: init.method ?? "GET", body });
    if (path.endsWith("/reading")) return Promise.resolve(Response.json({ text: "オデンワ" }));
    if (path.endsWith("/speech")) return Promise.resolve(new Response(new Uint8Array([1, 2, 3])));
    return Promise.resolve(new Response(null, { status: 204 }));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function page(set: (wav: File) => Promise<void>) {
  return render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <Speak base="/api/answering" set={set} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const disabled = (it: HTMLElement) => (it as HTMLButtonElement).disabled;
const value = (it: HTMLElement) => (it as HTMLTextAreaElement).value;

test("a reading is proposed, put right, heard, and only then set", async () => {
  const set = vi.fn(() => Promise.resolve());
  const { getByTestId } = page(set);
  fireEvent.change(getByTestId("speak-text"), { target: { value: "お電話" } });
  fireEvent.click(getByTestId("speak-read"));
  await waitFor(() => expect(value(getByTestId("speak-reading"))).toBe("オデンワ"));
  expect(disabled(getByTestId("speak-set"))).toBe(true);
  fireEvent.change(getByTestId("speak-reading"), { target: { value: "オデンワ、デス" } });
  fireEvent.click(getByTestId("speak-hear"));
  await waitFor(() => expect(disabled(getByTestId("speak-set"))).toBe(false));
  expect(played).toHaveBeenCalledOnce();
  expect(asked.at(-1)?.body).toEqual({ text: "オデンワ、デス" });
  fireEvent.click(getByTestId("speak-set"));
  await waitFor(() => expect(set).toHaveBeenCalledOnce());
});

test("a reading that changed after it was heard is heard again first", async () => {
  const { getByTestId } = page(() => Promise.resolve());
  fireEvent.change(getByTestId("speak-reading"), { target: { value: "ア" } });
  fireEvent.click(getByTestId("speak-hear"));
  await waitFor(() => expect(disabled(getByTestId("speak-set"))).toBe(false));
  fireEvent.change(getByTestId("speak-reading"), { target: { value: "イ" } });
  expect(disabled(getByTestId("speak-set"))).toBe(true);
});
