// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, test } from "vitest";
import type { DeskStatus } from "../../api/types.ts";
import { useFocusOnce } from "./focus.ts";

afterEach(cleanup);

function Form({ call, status }: { call: string; status: DeskStatus }) {
  const box = useRef<HTMLDivElement>(null);
  useFocusOnce(box, call, status);
  return (
    <>
      <button>hold</button>
      <div ref={box}>
        <input aria-label="name" />
        <textarea aria-label="inquiry" />
      </div>
    </>
  );
}

const focused = () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.tagName;

test("the first field has the keyboard when a call is answered, and not before", () => {
  const { rerender } = render(<Form call="a" status="ringing" />);
  expect(focused()).toBe("BODY");
  rerender(<Form call="a" status="talking" />);
  expect(focused()).toBe("name");
});

test("a hold gives the keyboard back to the field that had it", () => {
  const { rerender, getByLabelText, getByText } = render(<Form call="a" status="talking" />);
  getByLabelText("inquiry").focus();
  rerender(<Form call="a" status="held" />);
  rerender(<Form call="a" status="talking" />);
  expect(focused()).toBe("inquiry");

  getByText("hold").focus();
  rerender(<Form call="a" status="held" />);
  rerender(<Form call="a" status="talking" />);
  expect(focused()).toBe("inquiry");
});

test("the next call begins at the first field", () => {
  const { rerender, getByLabelText } = render(<Form call="a" status="talking" />);
  getByLabelText("inquiry").focus();
  rerender(<Form call="b" status="talking" />);
  expect(focused()).toBe("name");
});
