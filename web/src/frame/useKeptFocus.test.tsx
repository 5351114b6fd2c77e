// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { useKeptFocus } from "./useKeptFocus.ts";

afterEach(cleanup);

function Page() {
  useKeptFocus();
  return (
    <>
      <button id="go">go</button>
      <button id="other">other</button>
    </>
  );
}

const button = (id: string) => document.getElementById(id) as HTMLButtonElement;

/// As a browser does, which jsdom does not.
function fixUp() {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLButtonElement && activeElement.disabled)) return;
  // jsdom takes the focus from nothing that is disabled
  button("other").focus();
  button("other").blur();
}

async function waits(id: string, meanwhile: () => void) {
  button(id).disabled = true;
  await Promise.resolve();
  fixUp();
  meanwhile();
  button(id).disabled = false;
  await Promise.resolve();
}

test("what was pressed has the focus again when its answer is there", async () => {
  render(<Page />);
  button("go").focus();
  await waits("go", () => expect(document.activeElement).toBe(document.body));
  expect(document.activeElement).toBe(button("go"));
});

test("not where the person has gone on meanwhile", async () => {
  render(<Page />);
  button("go").focus();
  await waits("go", () => button("other").focus());
  expect(document.activeElement).toBe(button("other"));
});

test("what had no focus gets none", async () => {
  render(<Page />);
  await waits("go", () => undefined);
  expect(document.activeElement).toBe(document.body);
});

test("it is given back once", async () => {
  render(<Page />);
  button("go").focus();
  await waits("go", () => undefined);
  button("go").blur();
  await waits("go", () => undefined);
  expect(document.activeElement).toBe(document.body);
});
