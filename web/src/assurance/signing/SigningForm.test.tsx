// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { ITEMS, type Item, type ItemState, type OfItem } from "../../api/assurance.ts";
import type { States } from "./answers.ts";
import { SigningForm, type Wanted } from "./SigningForm.tsx";

const states = (cloud: ItemState): States => ({
  ...(Object.fromEntries(ITEMS.map((item) => [item, "met"])) as Record<Item, ItemState>),
  cloud,
});

const items = (cloud: ItemState): OfItem[] =>
  ITEMS.map((item) => ({ item, state: item === "cloud" ? cloud : "met", standings: {}, controls: [] }));

beforeEach(async () => {
  await i18next.changeLanguage("ja");
  Element.prototype.scrollIntoView = vi.fn();
  // jsdom loads no fonts; a field that grows asks when they are there.
  Object.defineProperty(document, "fonts", { configurable: true, value: new EventTarget() });
});
afterEach(cleanup);

function form(cloud: ItemState, { signer = null as string | null, shown = cloud } = {}) {
  const sign = vi.fn<(wanted: Wanted) => void>();
  const page = render(
    <MantineProvider>
      <SigningForm
        kind="selection"
        company="株式会社みなと設計"
        signer={signer}
        source="trust"
        items={items(shown)}
        seen={{ evidence: "ZXZpZGVuY2U=", verdict: "no-go", states: states(cloud) }}
        sign={sign}
        busy={false}
        error={null}
        again={vi.fn()}
      />
    </MantineProvider>,
  );
  const verify = (...which: readonly Item[]) => {
    for (const item of which) fireEvent.click(page.getByTestId(`answer-${item}-verified`));
  };
  return { ...page, sign, verify };
}

test("nothing is signed before each item is answered, a decision made and a name given", () => {
  const { getByTestId, queryByTestId, getAllByText, getByText } = form("not-met");
  fireEvent.click(getByTestId("signing-to-review"));
  expect(queryByTestId("signing-review")).toBeNull();
  expect(getAllByText("答えを選んでください。")).toHaveLength(6);
  expect(getByText("お名前を書いてください。")).toBeTruthy();
  expect(getByText("委託するか、見送るかを選んでください。")).toBeTruthy();
  expect(getByTestId("signing-summary").textContent).toContain("6 項目のうち 0 項目");
});

test("who entrusts excepts what is not met, for a reason, and sees the whole text first", () => {
  const { getByTestId, queryByTestId, getByText, verify, sign } = form("not-met");
  verify(...ITEMS);
  fireEvent.change(getByTestId("signing-name"), { target: { value: " 湊 一郎 " } });
  fireEvent.click(getByTestId("decide-entrust"));
  fireEvent.click(getByTestId("signing-to-review"));
  expect(queryByTestId("signing-review")).toBeNull();
  expect(getByText("適合ではないので、委託するには例外として認め、理由を書いてください。")).toBeTruthy();
  fireEvent.click(getByTestId("answer-cloud-exception"));
  expect(getByText("例外として認める理由を書いてください。")).toBeTruthy();
  fireEvent.change(getByTestId("answer-cloud-reason"), { target: { value: "半年以内に直る" } });
  fireEvent.click(getByTestId("signing-to-review"));
  const whole = getByTestId("signing-review").textContent;
  for (const part of [
    "委託先選定評価書",
    "株式会社みなと設計",
    "湊 一郎",
    "半年以内に直る",
    "委託する",
    "ZXZpZGVuY2U=",
  ]) {
    expect(whole).toContain(part);
  }
  expect(sign).not.toHaveBeenCalled();
  fireEvent.click(getByTestId("signing-sign"));
  expect(sign).toHaveBeenCalledWith(
    expect.objectContaining({
      name: "湊 一郎",
      post: "",
      entrusts: true,
      answers: expect.objectContaining({
        data: { mark: "verified", reason: "" },
        cloud: { mark: "exception", reason: "半年以内に直る" },
      }) as unknown,
    }),
  );
});

test("who declines may leave an item open, and can go back", () => {
  const { getByTestId, verify, sign } = form("never-observed", { signer: "青葉 涼" });
  verify("certification", "contract", "data", "training", "incident");
  fireEvent.click(getByTestId("answer-cloud-open"));
  fireEvent.click(getByTestId("decide-decline"));
  fireEvent.click(getByTestId("signing-to-review"));
  fireEvent.click(getByTestId("signing-back"));
  expect(getByTestId("answer-cloud").dataset["mark"]).toBe("open");
  fireEvent.click(getByTestId("signing-to-review"));
  fireEvent.click(getByTestId("signing-sign"));
  expect(sign.mock.lastCall?.[0]).toMatchObject({ entrusts: false, answers: { cloud: { mark: "open" } } });
});

test("what changed while it was read is said at its item", () => {
  const { getByTestId } = form("not-met", { shown: "met" });
  expect(getByTestId("answer-cloud").textContent).toContain("見ている間に、この項目の状態が変わりました");
  expect(getByTestId("answer-data").textContent).not.toContain("見ている間に");
});
