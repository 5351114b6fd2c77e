// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { Problem } from "../../api/api.ts";
import { AskForm } from "./AskForm.tsx";
import type { PrivilegeKind, PrivilegeSheet } from "./privileges.ts";

const api = vi.hoisted(() => ({ get: vi.fn(), post: vi.fn() }));
vi.mock("../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));

const SHEET: PrivilegeSheet = {
  privileges: [],
  limits: { leastMinutes: 5, usualMinutes: 60, mostMinutes: 240, ticket: 20, reason: 200 },
  database: true,
  alone: false,
};
const asked = vi.fn();
const chose = vi.fn();

beforeEach(async () => {
  vi.resetAllMocks();
  api.get.mockResolvedValue([{ id: "c1", name: "Minato Works" }]);
  api.post.mockResolvedValue({ id: "p1" });
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown(sheet: Partial<PrivilegeSheet> = {}, only?: PrivilegeKind) {
  const page = render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MantineProvider env="test">
        <AskForm
          sheet={{ ...SHEET, ...sheet }}
          cancel={() => undefined}
          asked={asked}
          chose={chose}
          {...(only && { only })}
        />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const type = (id: string, value: string) => fireEvent.change(page.getByTestId(`ask-${id}`), { target: { value } });
  const may = () => !(page.getByTestId("ask-go") as HTMLButtonElement).disabled;
  const go = () => fireEvent.submit(page.container.querySelector("form") as Element);
  return { page, type, may, go };
}

test("a ticket and a reason are asked for, and sent without the space around them", async () => {
  const { type, may, go } = shown();
  expect(may()).toBe(false);
  type("ticket", " OPS-1 ");
  expect(may()).toBe(false);
  type("reason", "  ");
  expect(may()).toBe(false);
  type("reason", " a new trunk ");
  expect(may()).toBe(true);
  go();
  const wish = { kind: "office", client: null, ticket: "OPS-1", reason: "a new trunk", minutes: 60 };
  await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
  expect(api.post.mock.calls).toEqual([["/api/office/privileges", wish]]);
});

test("what is not whole is not sent by Enter either", () => {
  const { type, go } = shown();
  type("reason", "a new trunk");
  go();
  expect(api.post).not.toHaveBeenCalled();
});

test("a ticket is letters, digits and signs: it goes into the log", () => {
  const { page, type, may } = shown();
  type("reason", "why");
  type("ticket", "依頼 1");
  expect(may()).toBe(false);
  expect(page.getByTestId("ask-ticket").getAttribute("aria-invalid")).toBe("true");
  type("ticket", "a#/_.:-1");
  expect(may()).toBe(true);
});

test("minutes are within their limits, below, at and above", () => {
  const { type, may } = shown();
  type("ticket", "OPS-1");
  type("reason", "why");
  const fits = ["4", "5", "240", "241", ""].map((minutes) => {
    type("minutes", minutes);
    return may();
  });
  expect(fits).toEqual([false, true, true, false, false]);
  expect(chose.mock.calls.map(([minutes]) => minutes as number)).toEqual([4, 5, 240, 241]);
});

test("who is alone needs no ticket, but a right one if any, and a reason", () => {
  const { type, may } = shown({ alone: true });
  type("reason", "why");
  expect(may()).toBe(true);
  type("ticket", "依頼");
  expect(may()).toBe(false);
});

test("nobody looks at a client's screens alone: a ticket and the client are asked for", async () => {
  const { page, type, may } = shown({ alone: true }, "support");
  type("reason", "why");
  expect(may()).toBe(false);
  type("ticket", "OPS-1");
  expect(may()).toBe(false);
  fireEvent.click(await page.findByTestId("ask-client"));
  fireEvent.click(await page.findByText("Minato Works"));
  expect(may()).toBe(true);
});

test("clients that could not be asked for are not an empty list, and what was typed stays", async () => {
  api.get.mockRejectedValueOnce(new Problem(403, "not-permitted", "Not now."));
  const { page, type } = shown({}, "support");
  type("ticket", "OPS-1");
  expect((await page.findByRole("alert")).textContent).toContain("Not now.");
  expect(page.queryByTestId("ask-client")).toBeNull();
  fireEvent.click(page.getByRole("button", { name: "Try again" }));
  await page.findByTestId("ask-client");
  expect((page.getByTestId("ask-ticket") as HTMLInputElement).value).toBe("OPS-1");
});

test("a database that is elsewhere cannot be opened here", () => {
  const { type, may } = shown({ database: false }, "database");
  type("ticket", "OPS-1");
  type("reason", "why");
  expect(may()).toBe(false);
});

test("a refusal is said, and nothing was asked for", async () => {
  api.post.mockRejectedValue(new Problem(409, "privilege-waits", "One waits already."));
  const { page, type, go } = shown();
  type("ticket", "OPS-1");
  type("reason", "why");
  go();
  expect((await page.findByRole("alert")).textContent).toContain("One waits already.");
  expect(asked).not.toHaveBeenCalled();
});
