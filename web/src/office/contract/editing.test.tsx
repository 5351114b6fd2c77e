// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { OfficeOffers, TermsPage } from "../../api/contract.ts";
import { lost } from "../../shell/leaving/unsaved.ts";
import { Editor } from "./Editor.tsx";

const api = vi.hoisted(() => ({ post: vi.fn() }));
vi.mock("../../api/api.ts", async (real) => ({ ...(await real<object>()), api }));

const TERMS = {
  terms: [
    { key: "client.name", part: "parties", kind: "words", least: 0, most: 10 },
    { key: "retention.days", part: "retention", kind: "number", unit: "days", least: 1, most: 90, enforced: true },
    { key: "delivery.ways", part: "delivery", kind: "choices", least: 1, options: ["mail", "chat"] },
  ],
  words: {
    parts: { parties: ["当事者", "Parties"], retention: ["保存", "Retention"], delivery: ["連絡", "Delivery"] },
    terms: {
      "client.name": ["甲の名称", "Name of the client"],
      "retention.days": ["保存する日数", "Days kept"],
      "delivery.ways": ["連絡の方法", "Ways"],
    },
    words: { mail: ["メール", "mail"], chat: ["チャット", "chat"] },
    own: {},
    units: { days: ["%s日", "%s days"] },
    columns: {},
  },
} as unknown as TermsPage;

const RECORD = {
  effectiveFrom: null,
  terms: { "client.name": "青葉設計", "delivery.ways": ["mail"], "retention.days": 30 },
  v: 8,
};
const OFFERS: OfficeOffers = { next: JSON.stringify(RECORD), newest: 2, graceUntil: null, offers: [] };

const close = vi.fn();

beforeEach(() => i18next.changeLanguage("ja"));
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

function editor() {
  render(
    <MantineProvider env="test">
      <Editor
        page={TERMS}
        offers={OFFERS}
        client="青葉設計"
        base="/offers"
        again={() => Promise.resolve()}
        close={close}
        done={vi.fn()}
      />
    </MantineProvider>,
  );
  fireEvent.click(screen.getByTestId("part-retention"));
  return screen.getByLabelText("保存する日数");
}

test("a fault in a part that was closed again opens it, has the keyboard, and nothing is sent", async () => {
  fireEvent.change(editor(), { target: { value: "91" } });
  fireEvent.click(screen.getByTestId("part-retention"));
  expect(screen.queryByLabelText("保存する日数")).toBeNull();
  fireEvent.submit(screen.getByTestId("contract-editor"));
  const field = await screen.findByLabelText("保存する日数");
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(screen.queryByLabelText("メール")).toBeNull();
  expect(api.post).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: "90" } });
  expect(screen.queryByLabelText("保存する日数")).not.toBeNull();
});

test("what is chosen is sent in the order of the options, and a number as one", async () => {
  fireEvent.change(editor(), { target: { value: "60" } });
  fireEvent.click(screen.getByTestId("part-delivery"));
  fireEvent.click(screen.getByLabelText("メール"));
  fireEvent.click(screen.getByLabelText("チャット"));
  fireEvent.click(screen.getByLabelText("メール"));
  fireEvent.submit(screen.getByTestId("contract-editor"));
  await waitFor(() => expect(api.post).toHaveBeenCalledTimes(1));
  expect(api.post).toHaveBeenCalledWith("/offers", {
    after: 2,
    draft: null,
    effectiveFrom: null,
    terms: { ...RECORD.terms, "retention.days": 60, "delivery.ways": ["mail", "chat"] },
  });
});

test("an editor with changes is closed only after a question; one without at once", async () => {
  const field = editor();
  const cancel = () => fireEvent.click(screen.getByTestId("draft-cancel"));
  expect(lost()).toBeNull();
  cancel();
  expect(close).toHaveBeenCalledTimes(1);
  fireEvent.change(field, { target: { value: "60" } });
  expect(lost()).toBe("changes");
  cancel();
  expect((await screen.findByRole("dialog")).textContent).toContain("保存していない変更");
  expect(close).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByTestId("leave"));
  expect(close).toHaveBeenCalledTimes(2);
});
