// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import type { ReactNode } from "react";
import { afterEach, expect, test } from "vitest";
import "../i18n/language.ts";
import { EmptyState } from "./EmptyState.tsx";
import { PageHeader } from "./PageHeader.tsx";
import { Crashed } from "./Plain.tsx";

afterEach(cleanup);

const show = (piece: ReactNode) => render(<MantineProvider>{piece}</MantineProvider>);

test("a page's name is its first heading, and what it begins stands beside", () => {
  const page = show(
    <PageHeader title="People" what="Who works here">
      <button>Add</button>
    </PageHeader>,
  );
  expect(page.getByRole("heading", { level: 1, name: "People" })).toBeTruthy();
  expect(page.getByText("Who works here")).toBeTruthy();
  expect(page.getByRole("button", { name: "Add" })).toBeTruthy();
});

test("an empty list says so under a heading of its own", () => {
  const page = show(<EmptyState title="Nobody yet" text="Add someone." testId="none" />);
  expect(page.getByRole("heading", { level: 2, name: "Nobody yet" })).toBeTruthy();
  expect(page.getByTestId("none").textContent).toContain("Add someone.");
});

const NOT_THERE = [
  "Failed to fetch dynamically imported module: https://office.example/assets/Watch-Yhh5ab53.js",
  "error loading dynamically imported module: https://office.example/assets/Watch-Yhh5ab53.js",
  "Importing a module script failed.",
];

test.each(NOT_THERE)("a screen whose code is gone leads to the newer version: %s", async (message) => {
  await i18next.changeLanguage("en");
  const page = show(<Crashed error={new TypeError(message)} />);
  page.getByRole("heading", { name: "This screen did not arrive" });
  page.getByRole("button", { name: "Load again" });
  expect(page.container.textContent).not.toContain(message);
});

test("a mistake in a screen is told as what it is, with the words that help", async () => {
  await i18next.changeLanguage("en");
  const page = show(<Crashed error={new TypeError("x is undefined")} />);
  page.getByRole("heading", { name: "Something went wrong on this screen" });
  page.getByText("TypeError: x is undefined");
});
