// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import type { Doc } from "./docs.ts";
import { Results } from "./Results.tsx";
import type { Search } from "./searching.ts";

const forget = vi.hoisted(() => vi.fn());
const doc: Doc = {
  object: "o1",
  call: "c1",
  kind: "message",
  at: "2026-11-24T06:00:00.000Z",
  fields: [],
  tokens: null,
};
vi.mock("./textIndex.ts", () => ({
  forget,
  useTextIndex: () => ({ state: "ready", docs: new Map([[doc.object, doc]]), begunAnew: false }),
}));
vi.mock("./IndexPanel.tsx", () => ({ IndexPanel: () => null }));

const item = { id: "i1", call: "c1", arrivedAt: doc.at, message: null };

function found(numbers: object, of = further) {
  const said = { typed: "03-1234-5678", looked: 3, trouble: null, hits: [], numbers };
  return render(
    <MantineProvider>
      <Results
        search={{ kind: "found", found: said } as unknown as Search}
        chosen={null}
        open={() => Promise.resolve(true)}
        further={of}
      />
    </MantineProvider>,
  );
}

afterEach(() => {
  cleanup();
  forget.mockReset();
});

const further = vi.fn();

function opening(open: (call: string) => Promise<boolean>) {
  const found = { typed: "見積", looked: 1, numbers: null, trouble: null, hits: [{ doc, where: null }] };
  const page = render(
    <MantineProvider>
      <Results search={{ kind: "found", found } as unknown as Search} chosen={null} open={open} further={further} />
    </MantineProvider>,
  );
  fireEvent.click(page.getByTestId("search-hit-c1"));
  return page;
}

test("what is not there any more is said to be so, and leaves the index", async () => {
  const page = opening(() => Promise.resolve(false));
  await page.findByText(/もうありません|no longer there/);
  expect(forget.mock.calls).toEqual([["o1"]]);
});

test("of what could not be opened for now nothing else is said, and it stays", async () => {
  const page = opening(() => Promise.reject(new TypeError("offline")));
  await page.findByText(/いまは開けませんでした|could not be opened now/);
  expect(page.queryByText(/もうありません|no longer there/)).toBeNull();
  expect(forget).not.toHaveBeenCalled();
});

test("older ones of a number are asked for, and only then all are said to be found", () => {
  const more = vi.fn(() => Promise.resolve());
  const part = found({ items: [item], rest: [{ tokens: ["t"], before: "o1" }], total: 9, indexed: 8 }, more);
  expect(part.getByTestId("search-said").textContent).toMatch(/ここまでに|so far/);
  fireEvent.click(part.getByTestId("search-more"));
  expect(more).toHaveBeenCalledTimes(1);
  cleanup();
  const whole = found({ items: [item], rest: [], total: 9, indexed: 8 });
  expect(whole.getByTestId("search-said").textContent).not.toMatch(/ここまでに|so far/);
  expect(whole.queryByTestId("search-more")).toBeNull();
});
