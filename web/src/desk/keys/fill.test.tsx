// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { focusAfter } from "./focus.ts";

afterEach(cleanup);

test("after the number the keyboard is in the next field, and not nowhere", () => {
  const { getByTestId } = render(
    <div data-fields>
      <input data-testid="field-name" />
      <input data-testid="field-number" />
      <button>clear</button>
      <textarea data-testid="field-inquiry" />
    </div>,
  );
  focusAfter("number");
  expect(document.activeElement).toBe(getByTestId("field-inquiry"));
});

test("who writes elsewhere meanwhile stays there", () => {
  const { getByTestId } = render(
    <div data-fields>
      <input data-testid="field-name" />
      <input data-testid="field-number" />
      <textarea data-testid="field-inquiry" />
    </div>,
  );
  getByTestId("field-name").focus();
  focusAfter("number");
  expect(document.activeElement).toBe(getByTestId("field-name"));
});
