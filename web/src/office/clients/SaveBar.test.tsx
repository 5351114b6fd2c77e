// @vitest-environment jsdom
import { MantineProvider, TextInput } from "@mantine/core";
import { cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, expect, test } from "vitest";
import { goToFirstFault } from "../../shell/firstFault.ts";
import "../../i18n/language.ts";
import { SaveBar } from "./SaveBar.tsx";

afterEach(cleanup);

test.each([
  ["en", 1, "1 field needs attention"],
  ["en", 3, "3 fields need attention"],
  ["ja", 1, "直すところが 1 か所あります"],
  ["ja", 3, "直すところが 3 か所あります"],
])("in %s it says how many fields are wrong: %i", async (lang, faults, words) => {
  await i18next.changeLanguage(lang);
  const { getByTestId } = render(
    <MantineProvider>
      <SaveBar dirty faults={faults} saving={false} error={null} />
    </MantineProvider>,
  );
  expect(getByTestId("client-faults").textContent).toBe(words);
});

test("the keyboard goes to the first field that is wrong", () => {
  const { container, getByLabelText } = render(
    <MantineProvider>
      <form>
        <TextInput label="fine" />
        <TextInput label="wrong" error="it is wrong" />
        <TextInput label="wrong too" error="it is wrong" />
      </form>
    </MantineProvider>,
  );
  goToFirstFault(container);
  expect(document.activeElement).toBe(getByLabelText("wrong"));
});
