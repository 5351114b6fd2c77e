// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../../i18n/language.ts";
import { SignedRecord } from "./SignedRecord.tsx";

const check = vi.hoisted(() => vi.fn());
vi.mock("../proof/verify.ts", () => ({ checkEvaluation: check, digestOf: () => Promise.resolve("d") }));
vi.mock("./record.ts", () => ({ readRecord: () => ({}) }));
vi.mock("./RecordSheet.tsx", () => ({
  RecordSheet: ({ children }: { children: object }) => <div>{children as never}</div>,
  Part: () => null,
}));

beforeEach(async () => {
  await i18next.changeLanguage("ja");
});
afterEach(cleanup);

function shown() {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <SignedRecord signed={{ text: "t", signature: "s", key: "k", evidence: "e" }} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}

test("that the check did not come to an end is said", async () => {
  check.mockRejectedValue(new Error("no crypto here"));
  const page = shown();
  expect((await page.findByTestId("record-unchecked")).textContent).toContain("確かめられなかった");
  expect(page.queryByTestId("record-holds")).toBeNull();
});

test("what was found out is said", async () => {
  check.mockResolvedValue("yes");
  const page = shown();
  expect((await page.findByTestId("record-holds")).dataset.ok).toBe("yes");
  expect(page.queryByTestId("record-unchecked")).toBeNull();
});
