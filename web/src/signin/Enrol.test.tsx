// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import Enrol from "./Enrol.tsx";

const ceremony = vi.hoisted(() => ({ enrol: vi.fn(), enrolmentOptions: vi.fn() }));
vi.mock("./passkey/ceremony.ts", () => ceremony);
vi.mock("./passkey/choice.ts", () => ({
  authenticatorFor: () => Promise.resolve({}),
  rememberChoice: () => undefined,
  useChoice: () => ({ choice: "here", offered: false }),
}));
vi.mock("./passkey/DeviceChoice.tsx", () => ({ DeviceChoice: () => null }));
vi.mock("./passkey/fresh.ts", () => ({ putFresh: () => undefined }));
vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => Promise.resolve() }));

let n = 0;

beforeEach(async () => {
  await i18next.changeLanguage("en");
  n = 0;
  window.location.hash = "#token";
  ceremony.enrolmentOptions.mockImplementation(() =>
    Promise.resolve({
      challenge: ++n,
      needs: "any",
      person: { kind: "staff", role: "operator", first: false, name: "x", client: null },
    }),
  );
  ceremony.enrol.mockResolvedValue({ me: { may: [], role: "operator" } });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.resetAllMocks();
  window.location.hash = "";
});

async function made(after: number): Promise<number> {
  const page = render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <Enrol />
      </MantineProvider>
    </QueryClientProvider>,
  );
  const button = await page.findByRole("button");
  const now = Date.now();
  vi.spyOn(Date, "now").mockReturnValue(now + after);
  fireEvent.click(button);
  await vi.waitFor(() => expect(ceremony.enrol).toHaveBeenCalledOnce());
  return (ceremony.enrol.mock.calls[0]?.[2] as { challenge: number }).challenge;
}

test("a challenge that is nearly over is fetched anew before a passkey is made", async () => {
  expect(await made(4 * 60_000 + 1_000)).toBe(2);
});

test("one that still serves is used", async () => {
  expect(await made(3 * 60_000)).toBe(1);
});
