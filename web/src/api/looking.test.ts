// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const replaced = vi.fn();
let here = "/inbox";

async function page() {
  vi.resetModules();
  return import("./looking.ts");
}

beforeEach(() => {
  sessionStorage.clear();
  replaced.mockReset();
  vi.stubGlobal("window", {
    location: {
      replace: replaced,
      get pathname() {
        return here;
      },
    },
  });
});

afterEach(() => vi.unstubAllGlobals());

test("a tab names its privilege until that is over, and goes back", async () => {
  const tab = await page();
  expect(tab.looking()).toBeNull();
  tab.look("one");
  expect(tab.looking()).toBe("one");
  tab.lookingIsOver();
  expect(tab.looking()).toBeNull();
  expect(replaced).toHaveBeenLastCalledWith("/office/privileges");
});

test("a page that was loaded anew at that moment goes back, too", async () => {
  const before = await page();
  before.look("one");
  before.lookingIsOver();
  replaced.mockReset();
  const after = await page();
  after.goBackIfOver();
  expect(replaced).toHaveBeenCalledWith("/office/privileges");
  expect(after.looking()).toBeNull();

  here = "/office/privileges";
  (await page()).goBackIfOver();
  here = "/inbox";
  replaced.mockReset();
  (await page()).goBackIfOver();
  expect(replaced).not.toHaveBeenCalled();
});
