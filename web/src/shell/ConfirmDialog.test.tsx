// @vitest-environment jsdom
import { MantineProvider, Text } from "@mantine/core";
import { cleanup, fireEvent, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

afterEach(cleanup);

test("one button keeps, the other acts; only the first has the focus", async () => {
  const [close, act] = [vi.fn(), vi.fn()];
  const page = render(
    <MantineProvider env="test">
      <ConfirmDialog opened title="End it?" cancel="Keep" confirm="End" testId="end" close={close} act={act}>
        <Text>It ends.</Text>
      </ConfirmDialog>
    </MantineProvider>,
  );
  expect(await page.findByRole("dialog", { name: "End it?" })).toBeTruthy();
  const keep = page.getByRole("button", { name: "Keep" });
  expect(keep.hasAttribute("data-autofocus")).toBe(true);
  expect(page.getByTestId("end").hasAttribute("data-autofocus")).toBe(false);
  fireEvent.click(keep);
  expect([close.mock.calls.length, act.mock.calls.length]).toEqual([1, 0]);
  fireEvent.click(page.getByTestId("end"));
  expect([close.mock.calls.length, act.mock.calls.length]).toEqual([1, 1]);
});
