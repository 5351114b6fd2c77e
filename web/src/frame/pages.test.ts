import { expect, test } from "vitest";
import { inNavigation } from "../shell/page.ts";
import { pages } from "./pages.ts";

const nav = pages.filter((p) => p.nav);
const marked = (path: string) => inNavigation(path, nav, pages)?.path ?? null;

test.each([
  ["/inbox", "/inbox"],
  ["/inbox/keys", "/inbox/keys"],
  ["/inbox/messages/1", "/inbox"],
  ["/inboxes", null],
  ["/sessions", null],
  ["/inbox/shares", "/inbox/keys"],
  ["/inbox/recovery", "/inbox/keys"],
  ["/office/clients/1/contract", "/office/clients"],
])("at %s the navigation marks %s", (path, page) => expect(marked(path)).toBe(page));

test("a page that belongs under another names one of the navigation", () => {
  const under = pages.flatMap((p) => p.under ?? []);
  expect(under.length).toBeGreaterThan(0);
  for (const path of under) expect(nav.map((p) => p.path)).toContain(path);
});
