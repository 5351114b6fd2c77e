// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { useState } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Form } from "../../api/types.ts";
import "../../i18n/language.ts";
import { FormFields, usesOf, type Use } from "./FormFields.tsx";

const field = (key: string, required = true) => ({ key, required, label: { ja: key, en: key } });
const FORM = {
  fields: [field("inquiry"), field("callback"), field("company"), field("urgent", false)],
} as unknown as Form;

let uses: Use[] = [];

function Page() {
  const [now, set] = useState(() => usesOf(FORM));
  uses = now;
  return <FormFields form={FORM} uses={now} change={set} />;
}

beforeEach(async () => {
  await i18next.changeLanguage("en");
  render(
    <MantineProvider env="test">
      <Page />
    </MantineProvider>,
  );
});
afterEach(cleanup);

const boxes = (n: number) => screen.getAllByRole<HTMLInputElement>("checkbox").slice(2 * n, 2 * n + 2);
const enabled = (n: number) => boxes(n).map((one) => !one.disabled);

test("what every message needs is neither dropped nor left empty", () => {
  expect(enabled(0)).toEqual([false, false]);
  expect(enabled(1)).toEqual([false, false]);
});

test("only a field that is used can be required, and urgency never is", () => {
  expect(enabled(2)).toEqual([true, true]);
  expect(enabled(3), "urgent").toEqual([true, false]);
  expect(enabled(4), "a field that was dropped").toEqual([true, false]);
});

test("who drops a field does not require it when it comes back", () => {
  const company = () => uses.find(({ key }) => key === "company");
  const press = (at: number) => fireEvent.click(boxes(2)[at] as HTMLElement);
  press(0);
  expect(company()).toEqual({ key: "company", used: false, required: false });
  press(0);
  expect(company()).toEqual({ key: "company", used: true, required: false });
  press(1);
  expect(company()).toEqual({ key: "company", used: true, required: true });
});
