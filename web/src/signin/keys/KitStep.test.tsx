// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { Problem } from "../../api/api.ts";
import type { Me } from "../../api/types.ts";
import { KitStep } from "./KitStep.tsx";

const ME = { name: "青葉 涼", client: { name: "みなと設備" } } as Me;
const GROUPS = ["ABCD", "EFGH", "JKLM", "NPQR"];
const KIT = `AGE-SECRET-KEY-PQ-1${GROUPS.join("")}`;
const keep = vi.fn();
const print = vi.fn();

beforeEach(async () => {
  vi.resetAllMocks();
  keep.mockResolvedValue(undefined);
  vi.stubGlobal("print", print);
  await i18next.changeLanguage("en");
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const shown = (enrolling = false, me = ME) =>
  render(
    <MantineProvider env="test">
      <KitStep me={me} kit={KIT} fingerprint="aaaa-bbbb" enrolling={enrolling} keep={keep} />
    </MantineProvider>,
  );

function checking() {
  const page = shown();
  const buttons = page.getAllByRole("button");
  fireEvent.click(buttons[1] ?? page.container);
  const asked = [...page.container.querySelectorAll<HTMLInputElement>("[data-group]")];
  return { page, asked };
}

const type = (field: HTMLInputElement, value: string) => fireEvent.change(field, { target: { value } });
const groupOf = (field: HTMLInputElement) => GROUPS[Number(field.dataset.group) - 1] ?? "";
const submit = (page: ReturnType<typeof shown>) => fireEvent.submit(page.container.querySelector("form") as Element);

test("the kit is shown whole, with whose it is and what it opens, and can be printed", () => {
  const page = shown();
  const text = page.container.textContent;
  for (const part of ["青葉 涼", "みなと設備", "aaaa-bbbb", ...GROUPS]) expect(text).toContain(part);
  fireEvent.click(page.getAllByRole("button")[0] ?? page.container);
  expect(print).toHaveBeenCalledOnce();
});

test("when it is asked back it is not on the screen, and two different groups are", () => {
  const { page, asked } = checking();
  expect(asked).toHaveLength(2);
  expect(new Set(asked.map(groupOf)).size).toBe(2);
  for (const group of GROUPS) expect(page.container.innerHTML).not.toContain(group);
});

test("both groups, in any case and spacing, keep it", async () => {
  const { page, asked } = checking();
  for (const field of asked) type(field, ` ${groupOf(field).toLowerCase()} `);
  submit(page);
  await vi.waitFor(() => expect(keep).toHaveBeenCalledOnce());
});

test("a wrong or missing group keeps nothing, is named after the first try, and has the keyboard", () => {
  const { page, asked } = checking();
  const [first, second] = asked;
  if (!first || !second) throw new Error("two are asked for");
  type(first, groupOf(first));
  expect(second.getAttribute("aria-invalid")).not.toBe("true");
  submit(page);
  expect(keep).not.toHaveBeenCalled();
  expect(second.getAttribute("aria-invalid")).toBe("true");
  expect(first.getAttribute("aria-invalid")).not.toBe("true");
  expect(document.activeElement).toBe(second);
});

test("what the server refuses is said, and can be tried again", async () => {
  keep.mockRejectedValueOnce(new Problem(503, "log-unavailable", "The log is away."));
  const { page, asked } = checking();
  for (const field of asked) type(field, groupOf(field));
  submit(page);
  expect((await page.findByRole("alert")).textContent).toContain("The log is away.");
  submit(page);
  await vi.waitFor(() => expect(keep).toHaveBeenCalledTimes(2));
});

test("who comes back to the paper sees it again", () => {
  const { page } = checking();
  fireEvent.click(page.getAllByRole("button").at(-1) ?? page.container);
  expect(page.container.textContent).toContain(GROUPS[0]);
});

test("leaving in between is asked about, and not afterwards", () => {
  const leaves = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return !event.defaultPrevented;
  };
  const page = shown();
  expect(leaves()).toBe(false);
  page.unmount();
  expect(leaves()).toBe(true);
});

test("on the way to the first message the steps are shown, and not for a further kit", () => {
  expect(shown(true).container.querySelectorAll("[aria-current=step]")).toHaveLength(1);
  cleanup();
  expect(shown().container.querySelector("[aria-current=step]")).toBeNull();
});

test("a quality reviewer is of no company, and their sheet names the screen that they have", () => {
  const text = shown(false, { ...ME, client: null }).container.textContent;
  expect(text).toContain("at the quality review");
  expect(text).toContain("what was given to you for review");
  expect(text).not.toContain("Company");
  cleanup();
  expect(shown().container.textContent).toContain("at the locked inbox");
});
