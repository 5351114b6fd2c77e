// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Holding } from "../../opening/keys/keyring.ts";
import { testItem } from "../../api/testItem.ts";
import { Together } from "./Together.tsx";

const opening = vi.hoisted(() => ({ openMessage: vi.fn(), openSlip: vi.fn(), openToSave: vi.fn() }));
const saving = vi.hoisted(() => ({ saveCsv: vi.fn() }));
const stating = vi.hoisted(() => ({ states: vi.fn() }));
vi.mock("../../opening/opening.ts", () => opening);
vi.mock("../../shell/csv.ts", () => saving);
vi.mock("../../opening/stating.ts", () => stating);
vi.mock("../mailboxes/mailboxes.ts", () => ({ useMailboxes: () => ({ data: { mailboxes: [] } }) }));

const COMPANY = {} as Holding;
const message = (object: string) => ({ object, version: 1, earlier: [] });
const ITEMS = [
  testItem({ id: "1", call: "c1", state: "new", message: message("m1"), slip: { object: "s1" } }),
  testItem({ id: "2", call: "c2", state: "new", slip: { object: "s2" } }),
  testItem({ id: "3", call: "c3", state: "new" }),
  testItem({ id: "4", call: "c4", message: message("m4") }),
];

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

/// What does not answer before the test says so.
function waiting() {
  let resolve: (value: object) => void = () => undefined;
  const promise = new Promise<object>((done) => {
    resolve = done;
  });
  return { promise, resolve: (value: object) => resolve(value) };
}

function shown(items = ITEMS) {
  const page = render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <Together items={items} company={COMPANY} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  expect(page.queryByTestId("open-all")).toBeNull();
  fireEvent.click(page.getByTestId("together"));
  return page;
}

test("all unopened are opened, message or slip, and one that fails is counted", async () => {
  opening.openMessage.mockRejectedValue(new Error("no"));
  opening.openSlip.mockResolvedValue({});
  const page = shown();
  const button = page.getByTestId("open-all");
  expect(button.textContent).toBe("未開封 2 件をすべて開く（それぞれアクセス記録に残ります）");
  fireEvent.click(button);
  expect(await page.findByText("1 件を開きました ・ 1 件は開けませんでした")).toBeTruthy();
  expect(opening.openMessage.mock.calls).toEqual([[COMPANY, "c1", "m1", "newest"]]);
  expect(opening.openSlip.mock.calls).toEqual([[COMPANY, "c2", "s2"]]);
});

test("it shows how far it is, and stops when told", async () => {
  const held = waiting();
  opening.openMessage.mockReturnValue(held.promise);
  const page = shown();
  fireEvent.click(page.getByTestId("open-all"));
  expect(page.getByTestId("open-all-progress").textContent).toBe("0 / 2 件");
  fireEvent.click(page.getByTestId("open-all-progress-stop"));
  held.resolve({ fields: [] });
  expect(await page.findByText("1 / 2 件で止めました")).toBeTruthy();
  expect(opening.openSlip).not.toHaveBeenCalled();
});

test("nothing unopened, nothing to open; an empty list is not saved", () => {
  const page = shown([]);
  expect(page.queryByTestId("open-all")).toBeNull();
  expect(page.queryByTestId("save-list")).toBeNull();
});

test("the list is saved after a warning, each object opened once more and stated", async () => {
  opening.openToSave.mockImplementation((_, call: string) =>
    call === "c2" ? Promise.reject(new Error("no")) : Promise.resolve({ fields: [], callerNumber: null }),
  );
  const page = shown();
  fireEvent.click(page.getByTestId("save-list"));
  expect((await page.findByRole("dialog")).textContent).toContain("4 件をそれぞれ開きます");
  expect(opening.openToSave).not.toHaveBeenCalled();
  fireEvent.click(page.getByTestId("save-list-sure"));
  expect(await page.findByText("4 件を保存しました ・ うち 1 件は中身を開けませんでした")).toBeTruthy();
  expect(opening.openToSave.mock.calls.map((call: unknown[]) => call[2])).toEqual(["m1", "s1", "s2", "m4"]);
  expect(stating.states.mock.calls).toEqual([
    ["m1", "saved"],
    ["s1", "saved"],
    ["m4", "saved"],
  ]);
  const [name, rows] = saving.saveCsv.mock.calls[0] as [string, string[][]];
  expect(name).toMatch(/^denwaban-inbox-\d{8}-\d{4}\.csv$/);
  expect(rows).toHaveLength(5);
});

test("a list that is stopped is not saved", async () => {
  const held = waiting();
  opening.openToSave.mockReturnValue(held.promise);
  const page = shown([testItem({ message: message("m") }), testItem({ message: message("n") })]);
  fireEvent.click(page.getByTestId("save-list"));
  fireEvent.click(await page.findByTestId("save-list-sure"));
  fireEvent.click(await page.findByTestId("save-list-progress-stop"));
  held.resolve({ fields: [] });
  expect(await page.findByText("止めました。ファイルは保存していません。")).toBeTruthy();
  expect(saving.saveCsv).not.toHaveBeenCalled();
});
