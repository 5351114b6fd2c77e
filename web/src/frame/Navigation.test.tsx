// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import type { Page } from "../shell/page.ts";
import { Navigation } from "./Navigation.tsx";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children, ...more }: { to: string; children: ReactNode }) => (
    <a href={to} {...Object.fromEntries(Object.entries(more).filter(([name]) => name !== "activeOptions"))}>
      {children}
    </a>
  ),
}));

const page = (path: string, ja: string, mark?: Page["mark"]): Page => ({
  path,
  load: () => Promise.reject(new Error("not opened")),
  roles: null,
  nav: () => ja,
  ...(mark ? { mark } : {}),
});

const PAGES = [
  page("/a", "一"),
  page("/b", "二"),
  page("/c", "三"),
  page("/d", "四", () => <b data-testid="mark">1</b>),
];

/// Each entry and the menu's button are as wide.
const WIDE = 100;
let room = 0;
let narrow = false;

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  vi.stubGlobal("matchMedia", () => ({ matches: narrow, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue({ width: WIDE } as DOMRect);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockImplementation(() => room);
  Element.prototype.scrollTo = vi.fn();
  document.documentElement.style.setProperty("padding", "0");
});
afterEach(() => {
  narrow = false;
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function shown(wide: number, current: Page | null = null) {
  room = wide;
  const it = render(
    <MantineProvider>
      <nav style={{ padding: 0 }}>
        <Navigation pages={PAGES} current={current} />
      </nav>
    </MantineProvider>,
  );
  const links = () => [...it.container.querySelectorAll("nav nav a")].map((link) => link.textContent);
  return { ...it, links };
}

test("all are there when they fit", () => {
  const { links, queryByTestId } = shown(1000);
  expect(links()).toEqual(["一", "二", "三", "四"]);
  expect(queryByTestId("nav-more")).toBeNull();
});

test("what does not fit is in a menu, and its mark stays in sight", async () => {
  const { links, getByTestId, findAllByRole } = shown(350);
  expect(links()).toEqual(["一", "二"]);
  expect(getByTestId("mark")).toBeTruthy();
  fireEvent.click(getByTestId("nav-more"));
  expect((await findAllByRole("menuitem")).map((item) => [item.textContent, item.getAttribute("href")])).toEqual([
    ["三", "/c"],
    ["四", "/d"],
  ]);
});

test("a page that is open in the menu is marked at its button and in it", async () => {
  const { getByTestId, findByRole } = shown(350, PAGES[2]);
  const more = getByTestId("nav-more");
  expect(more.getAttribute("data-current")).toBe("true");
  expect(more.getAttribute("aria-label")).toContain("三");
  fireEvent.click(more);
  expect((await findByRole("menuitem", { name: "三" })).getAttribute("aria-current")).toBe("page");
});

test("a telephone has a strip of all", () => {
  narrow = true;
  const { links, queryByTestId } = shown(350);
  expect(links()).toEqual(["一", "二", "三", "四"]);
  expect(queryByTestId("nav-more")).toBeNull();
});
