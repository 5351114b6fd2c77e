// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import "../i18n/language.ts";
import { giveUp, useUnsaved, type Lost } from "../shell/leaving/unsaved.ts";
import { Leaving } from "./Leaving.tsx";

afterEach(() => {
  cleanup();
  giveUp();
});

/// A page that would lose this, with a way to another page and one within itself.
async function page(...all: Lost[]) {
  await i18next.changeLanguage("ja");
  window.history.replaceState(null, "", "/form");
  function Holds({ what }: { what: Lost }) {
    useUnsaved(what);
    return null;
  }
  function Form() {
    const [left, setLeft] = useState(all);
    return (
      <>
        <p>form</p>
        {left.map((what) => (
          <Holds key={what} what={what} />
        ))}
        <button onClick={() => setLeft(left.slice(1))}>saved</button>
      </>
    );
  }
  const root = createRootRoute({
    component: () => (
      <>
        <Link to="/other">other</Link>
        <Link to="/form" search={{ shown: "all" }}>
          within
        </Link>
        <Outlet />
        <Leaving />
      </>
    ),
  });
  const routes = [
    createRoute({ getParentRoute: () => root, path: "/form", component: Form }),
    createRoute({ getParentRoute: () => root, path: "/other", component: () => <p>another page</p> }),
  ];
  const router = createRouter({ routeTree: root.addChildren(routes), history: createBrowserHistory() });
  render(
    <MantineProvider env="test">
      <RouterProvider router={router} />
    </MantineProvider>,
  );
  await screen.findByText("form");
}

const go = (name: string) => fireEvent.click(screen.getByRole("link", { name }));

/// Whether the browser asks before the window goes.
function windowAsks(): boolean {
  const event = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

test("a page that would lose something is left only after a question", async () => {
  await page("changes");
  go("other");
  expect((await screen.findByRole("dialog")).textContent).toContain("保存していない変更");
  expect(window.location.pathname).toBe("/form");
  fireEvent.click(screen.getByRole("button", { name: "とどまる" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.queryByText("form")).not.toBeNull();
  go("other");
  fireEvent.click(await screen.findByTestId("leave"));
  await screen.findByText("another page");
  expect(windowAsks()).toBe(false);
});

test("one that would lose nothing is left at once, and so is one whose changes were saved", async () => {
  await page("changes");
  expect(windowAsks()).toBe(true);
  fireEvent.click(screen.getByText("saved"));
  expect(windowAsks()).toBe(false);
  go("other");
  await screen.findByText("another page");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a link within the page asks nothing", async () => {
  await page("changes");
  go("within");
  await waitFor(() => expect(window.location.search).toContain("shown"));
  expect(screen.queryByRole("dialog")).toBeNull();
});

test.each([
  [["changes", "call"] as const, "通話中"],
  [["changes", "message"] as const, "まだ送っていないメッセージ"],
  [["message", "call"] as const, "通話中"],
])("of %s the gravest is said", async (all, words) => {
  await page(...all);
  go("other");
  expect((await screen.findByRole("dialog")).textContent).toContain(words);
});

test("where the session goes, nobody is asked", async () => {
  await page("changes");
  giveUp();
  expect(windowAsks()).toBe(false);
  go("other");
  await screen.findByText("another page");
});
