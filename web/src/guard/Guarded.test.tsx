// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, createEvent, fireEvent, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { Guarded } from "./Guarded.tsx";
import { INSTEAD } from "./pocket.ts";

const execCommand = vi.fn();
const tried = vi.fn();
let now = 0;

beforeEach(() => {
  vi.spyOn(performance, "now").mockImplementation(() => now);
  // Each attempt is one of its own.
  now += 1_000_000;
  Object.assign(document, { execCommand });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  execCommand.mockReset();
  tried.mockReset();
});

const page = (about: string | null) => (
  <MantineProvider>
    <Guarded about={about} tried={tried}>
      <p data-testid="said">what the caller said</p>
      <a href="tel:+81312345678">03-1234-5678</a>
      <a href="#elsewhere">elsewhere</a>
      <textarea data-testid="written" defaultValue="あいうえお" />
    </Guarded>
  </MantineProvider>
);

const shown = () => render(page("one"));
const written = (of: ReturnType<typeof shown>) => of.getByTestId("written") as HTMLTextAreaElement;

/// Whether the page stopped what the browser would do.
function stops(at: Element | Window, kind: string, more: object = {}): boolean {
  const event = Object.assign(createEvent(kind, at, { bubbles: true, cancelable: true }), more);
  fireEvent(at, event);
  return event.defaultPrevented;
}

const clipboard = (holds = "") => ({ clipboardData: { setData: vi.fn(), getData: () => holds } });

test("what was received is not copied, cut or dragged, and each attempt to copy is told", () => {
  const said = shown().getByTestId("said");
  expect(stops(said, "copy", clipboard())).toBe(true);
  now += 10_000;
  expect(stops(said, "cut", clipboard())).toBe(true);
  expect(stops(said, "dragstart")).toBe(true);
  expect(tried.mock.calls).toEqual([["copy"], ["copy"]]);
});

test("what is being written may be moved, and is no attempt", () => {
  const field = written(shown());
  field.setSelectionRange(0, 2);
  stops(field, "copy", clipboard());
  expect(tried).not.toHaveBeenCalled();
  expect(stops(field, "paste", clipboard(INSTEAD))).toBe(true);
  expect(execCommand).toHaveBeenCalledExactlyOnceWith("insertText", false, "あい");
});

test("with another caller what was copied is forgotten", () => {
  const shownPage = shown();
  const { rerender } = shownPage;
  const field = written(shownPage);
  field.setSelectionRange(0, 2);
  stops(field, "copy", clipboard());
  rerender(page("two"));
  stops(field, "paste", clipboard(INSTEAD));
  expect(execCommand).not.toHaveBeenCalled();
});

test("the browser's menu opens only where it offers nothing but to paste", () => {
  const shownPage = shown();
  expect(stops(shownPage.getByTestId("said"), "contextmenu")).toBe(true);
  const field = written(shownPage);
  field.setSelectionRange(0, 2);
  expect(stops(field, "contextmenu")).toBe(true);
  field.setSelectionRange(0, 0);
  expect(stops(field, "contextmenu")).toBe(false);
});

test("a number does not go to the machine's telephone; other links do what they did", () => {
  const { getByText } = shown();
  expect(stops(getByText("03-1234-5678"), "click")).toBe(true);
  expect(stops(getByText("elsewhere"), "click")).toBe(false);
});

test("print and save are refused by their keys and told, other keys are not", () => {
  shown();
  const press = (key: string, more: object = { ctrlKey: true }) => stops(window, "keydown", { key, ...more });
  expect(press("p")).toBe(true);
  now += 10_000;
  expect(press("s", { metaKey: true })).toBe(true);
  expect([press("f"), press("p", {})]).toEqual([false, false]);
  now += 10_000;
  stops(window, "beforeprint");
  expect(tried.mock.calls).toEqual([["print"], ["save"], ["print"]]);
});

test("the page is marked while it is guarded, offers no translation, and prints a sentence alone", () => {
  const root = document.documentElement;
  const { unmount } = shown();
  expect([root.dataset.guarded, root.translate]).toEqual(["", false]);
  expect(document.body.querySelector("body > p")?.textContent).toBeTruthy();
  unmount();
  expect([root.dataset.guarded, root.translate]).toEqual([undefined, true]);
});

test("a page that is gone guards nothing", () => {
  const { unmount } = shown();
  unmount();
  expect(stops(document.body, "copy", clipboard())).toBe(false);
  expect(stops(window, "keydown", { key: "p", ctrlKey: true })).toBe(false);
  expect(tried).not.toHaveBeenCalled();
});
