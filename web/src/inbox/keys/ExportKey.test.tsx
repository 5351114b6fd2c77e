// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import type { Keys } from "../../api/types.ts";
import { SealTrouble } from "../../seal/index.ts";
import { ExportKey } from "./ExportKey.tsx";

const ring = vi.hoisted(() => ({ now: vi.fn(), lock: vi.fn(), text: vi.fn(), save: vi.fn() }));
vi.mock("../../shell/save.ts", () => ({ save: ring.save }));
vi.mock("../../seal/index.ts", async (all) => ({ ...(await all<object>()), exportCompanyIdentity: ring.text }));
vi.mock("../../opening/keys/keyring.ts", () => ({ useRing: ring.now, lock: ring.lock, onLock: vi.fn() }));
/// Its button opens the ring, as a passkey does.
vi.mock("../../opening/keys/Lock.tsx", () => ({
  Unlock: ({ anew, done }: { anew?: boolean; done: () => void }) => (
    <button
      onClick={() => {
        ring.now.mockReturnValue(OPEN);
        done();
      }}
    >
      {anew ? "unlock anew" : "unlock"}
    </button>
  ),
}));

const line = (...epochs: number[]) => ({ keys: new Map(epochs.map((epoch) => [epoch, { epoch }])) });
const OPEN = { kind: "open", company: { ...line(1, 3), boxes: [line(2)] } };

beforeEach(async () => {
  ring.lock.mockImplementation(() => ring.now.mockReturnValue({ kind: "locked" }));
  ring.now.mockReturnValue(OPEN);
  ring.text.mockReset().mockImplementation(({ epoch }: { epoch: number }) => Promise.resolve(`key ${String(epoch)}\n`));
  ring.save.mockReset();
  await i18next.changeLanguage("en");
  render(
    <MantineProvider env="test">
      <ExportKey keys={{} as Keys} />
    </MantineProvider>,
  );
});
afterEach(cleanup);

const saveButton = () => screen.getByTestId<HTMLButtonElement>("export-save");

function asked() {
  fireEvent.click(screen.getByTestId("export-begin"));
  fireEvent.click(screen.getByText("unlock anew"));
}

test("the passkey is asked again though the keys were open, and nothing is saved before one has understood", () => {
  fireEvent.click(screen.getByTestId("export-begin"));
  expect(ring.lock).toHaveBeenCalledOnce();
  expect(screen.queryByTestId("export-save")).toBeNull();
  fireEvent.click(screen.getByText("unlock anew"));
  expect(saveButton().disabled).toBe(true);
  expect(ring.text).not.toHaveBeenCalled();
});

test("all keys are saved, the newest first, those of the mailboxes among them", async () => {
  asked();
  fireEvent.click(screen.getByTestId("export-understood"));
  fireEvent.click(saveButton());
  expect((await screen.findByRole("status")).textContent).toMatch(/age -d -i/);
  const [name, file] = ring.save.mock.lastCall as [string, Blob];
  expect(name).toBe("company-key.txt");
  expect(await file.text()).toBe("key 3\nkey 2\nkey 1\n");
});

test("a part of the page that keeps the keys and does not run is said, and nothing is saved", async () => {
  ring.text.mockRejectedValue(new SealTrouble("no-cell"));
  asked();
  fireEvent.click(screen.getByTestId("export-understood"));
  fireEvent.click(saveButton());
  expect(await screen.findByText(/is not running/)).toBeTruthy();
  expect(ring.save).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText("Cancel"));
  asked();
  expect(screen.queryByText(/is not running/)).toBeNull();
});

test("what was understood once is to be understood again", () => {
  asked();
  fireEvent.click(screen.getByTestId("export-understood"));
  fireEvent.click(screen.getByText("Cancel"));
  asked();
  expect(saveButton().disabled).toBe(true);
});
