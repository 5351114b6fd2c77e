// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, test } from "vitest";
import { EmptyState } from "./EmptyState.tsx";
import { PageHeader } from "./PageHeader.tsx";

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
