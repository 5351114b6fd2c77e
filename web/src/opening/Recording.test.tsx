// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../api/api.ts";
import { SealTrouble } from "../seal/index.ts";
import type { OpenedRecording } from "./opening.ts";
import { Recording } from "./Recording.tsx";

vi.mock("./Player.tsx", () => ({ Player: () => <div data-testid="player" /> }));
vi.mock("./MessageText.tsx", () => ({ SealedAndOpened: () => null }));

const check = vi.fn<OpenedRecording["check"]>();
const close = vi.fn();

beforeEach(async () => {
  await i18next.changeLanguage("en");
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

async function opened(address: string | null = "/playing/x") {
  const unseal = vi.fn(() => Promise.resolve({ address, check, close, complete: true } as unknown as OpenedRecording));
  const page = render(
    <MantineProvider env="test">
      <Recording durationMs={1_000} unseal={unseal} />
    </MantineProvider>,
  );
  fireEvent.click(page.getByTestId("rec-open"));
  await vi.waitFor(() => expect(check).toHaveBeenCalled());
  return { page, unseal };
}

const away = () => new Problem(503, "unreachable", "away");

test("a connection that fails meanwhile does not end a recording, and comparing is begun again", async () => {
  check.mockRejectedValueOnce(away());
  const { page, unseal } = await opened();
  await page.findByTestId("rec-interrupted");
  expect(page.getByTestId("player")).toBeTruthy();
  expect(close).not.toHaveBeenCalled();

  check.mockResolvedValueOnce("/playing/x");
  fireEvent.click(page.getByRole("button", { name: "Try again" }));
  await vi.waitFor(() => expect(page.getByTestId("rec-checked").dataset.checked).toBe("true"));
  expect(page.queryByTestId("rec-interrupted")).toBeNull();
  expect(unseal, "one release, one entry").toHaveBeenCalledOnce();
});

test("what is not what was signed falls silent", async () => {
  check.mockRejectedValueOnce(new SealTrouble("bad-payload"));
  const { page } = await opened();
  await page.findByTestId("refused-mismatch");
  expect(page.queryByTestId("player")).toBeNull();
  expect(close).toHaveBeenCalledOnce();
});

test("what is not heard before it is compared is refused, and released again when asked for", async () => {
  check.mockRejectedValueOnce(away());
  const { page } = await opened(null);
  await page.findByTestId("refused-offline");
  expect(close).toHaveBeenCalledOnce();
});
