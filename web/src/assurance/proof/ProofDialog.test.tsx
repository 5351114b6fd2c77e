// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Inclusion } from "../../seal/index.ts";
import "../../i18n/language.ts";
import { ProofDialog } from "./ProofDialog.tsx";
import type { Checked, Signed } from "./verify.ts";

const given = vi.hoisted(() => ({ signature: "yes", inclusion: {} }));

vi.mock("../../api/browserKey.ts", () => ({ proving: () => ({}), publicKey: () => null, setClock: vi.fn() }));
vi.mock("./queries.ts", () => ({
  isOfOffice: () => false,
  useProof: () => ({
    data: {
      proof: {
        text: "{}",
        n: 0,
        hashes: "",
        signature: "",
        key: "k",
        entry: { index: 7, leaf: "", proof: "", key: "" },
      },
      checked: { text: true, signature: given.signature, entry: "yes", name: "n" } as Checked,
    },
  }),
  useInclusion: () => ({ isLoading: false, data: given.inclusion }),
}));

beforeEach(async () => {
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

async function shown(signature: Signed, inclusion: Inclusion) {
  Object.assign(given, { signature, inclusion });
  render(
    <MantineProvider env="test">
      <ProofDialog source="trust" check={{ code: "c", name: "C" }} first="o" opened close={vi.fn()} />
    </MantineProvider>,
  );
  const list = await screen.findByTestId("proof-checks");
  const steps = [...list.querySelectorAll("li")];
  return { good: list.dataset.ok, log: steps.at(-1)?.dataset.ok, says: steps.at(-1)?.textContent };
}

test("an entry that the log proves is good", async () => {
  expect(await shown("yes", { ok: true, size: 9, index: 7 })).toMatchObject({ good: "true", log: "true" });
});

test("a proof of another entry than the one that is named is none", async () => {
  expect(await shown("yes", { ok: true, size: 9, index: 6 })).toMatchObject({ good: "false", log: "false" });
});

test("a browser that cannot check signatures has found nothing wrong", async () => {
  const found = await shown("unsupported", { ok: false, why: "bad-checkpoint" });
  expect(found).toMatchObject({ good: "true", log: "open" });
  expect(found.says).toContain("could not check");
  expect(screen.queryByRole("alert")).toBeNull();
});
