// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { Correction } from "./Correction.tsx";
import type { NotOpened } from "./message/corrections.ts";
import type { Workplace } from "./workplace.ts";

vi.mock("../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));

afterEach(cleanup);

const of = { client: { name: "海野商店" }, sentAt: "2026-12-01T00:00:00Z", until: "2026-12-01T00:15:00Z" };

test.each<[string, NotOpened, RegExp]>([
  ["ja", "not-opened", /一致しないか、開けないため、訂正できません/],
  ["en", "not-opened", /cannot be opened, so it cannot be corrected/],
  ["ja", "no-cell", /封緘を受け持つ部分が止まった/],
  ["en", { said: "Its time is over." }, /^It was not opened: Its time is over\.$/],
])("in %s: %s", async (lang, why, words) => {
  await i18next.changeLanguage(lang);
  const page = render(
    <MantineProvider>
      <Correction place={null as unknown as Workplace} correcting={{ kind: "refused", of: of as never, why }} />
    </MantineProvider>,
  );
  expect(page.getByTestId("desk-correct-refused").textContent).toMatch(words);
});
