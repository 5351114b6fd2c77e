// @vitest-environment jsdom
import { act, cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useCovered } from "./covered.ts";

let hidden = false;
let focused = true;

beforeEach(() => {
  hidden = false;
  focused = true;
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
  vi.spyOn(document, "hasFocus").mockImplementation(() => focused);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function shown() {
  const Page = () => <p>{useCovered() ? "covered" : "open"}</p>;
  const page = render(<Page />);
  return () => page.container.textContent;
}

const says = (on: EventTarget, event: string) => act(() => void on.dispatchEvent(new Event(event)));

test("a window that is left is covered until someone comes back", () => {
  const now = shown();
  expect(now()).toBe("open");
  says(window, "blur");
  expect(now()).toBe("covered");
  says(window, "focus");
  expect(now()).toBe("open");
});

test("one that cannot be seen is covered, also when it has the keyboard", () => {
  const now = shown();
  hidden = true;
  says(document, "visibilitychange");
  expect(now()).toBe("covered");
  says(window, "focus");
  expect(now()).toBe("covered");
  hidden = false;
  says(document, "visibilitychange");
  expect(now()).toBe("open");
});

test("seen again without the keyboard it stays covered", () => {
  const now = shown();
  hidden = true;
  focused = false;
  says(document, "visibilitychange");
  hidden = false;
  says(document, "visibilitychange");
  expect(now()).toBe("covered");
});

test("what is opened where no one works is covered at once", () => {
  focused = false;
  expect(shown()()).toBe("covered");
});

test("a page that is gone listens no more", () => {
  const removed = vi.spyOn(window, "removeEventListener");
  const turned = vi.spyOn(document, "removeEventListener");
  shown();
  cleanup();
  expect(removed.mock.calls.map(([type]) => type)).toEqual(expect.arrayContaining(["blur", "focus"]));
  expect(turned.mock.calls.map(([type]) => type)).toContain("visibilitychange");
});
