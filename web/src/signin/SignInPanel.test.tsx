// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "../i18n/language.ts";
import { PasskeyTrouble } from "./passkey/authenticator.ts";
import { SignInPanel } from "./SignInPanel.tsx";

const browser = vi.hoisted(() => ({
  signIn: vi.fn(),
  putFresh: vi.fn(),
  remember: vi.fn(),
  device: { choice: null as string | null, offered: false, choose: vi.fn() },
  supported: true,
}));
vi.mock("./passkey/ceremony.ts", () => ({ signIn: browser.signIn }));
vi.mock("./passkey/fresh.ts", () => ({ putFresh: browser.putFresh }));
vi.mock("./passkey/choice.ts", () => ({
  authenticatorFor: (choice: string) => Promise.resolve(choice),
  rememberChoice: browser.remember,
  useChoice: () => browser.device,
}));
vi.mock("./passkey/passkey.ts", () => ({ passkeysSupported: () => browser.supported }));

const SIGNED_IN = { me: { person: "p" }, credentialId: "c", prf: null };
const done = vi.fn();
let queries: QueryClient;

beforeEach(async () => {
  vi.resetAllMocks();
  browser.device = { choice: "browser", offered: false, choose: vi.fn() };
  browser.supported = true;
  browser.signIn.mockResolvedValue(SIGNED_IN);
  await i18next.changeLanguage("en");
});
afterEach(cleanup);

function shown() {
  queries = new QueryClient();
  const page = render(
    <QueryClientProvider client={queries}>
      <MantineProvider env="test">
        <SignInPanel done={done} />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { page, button: page.getByRole("button") as HTMLButtonElement };
}

test("who signs in is known to the page, and the secret is kept for the inbox", async () => {
  const { page, button } = shown();
  fireEvent.click(button);
  await vi.waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith(SIGNED_IN.me));
  expect(browser.signIn).toHaveBeenCalledExactlyOnceWith("browser");
  expect(browser.putFresh).toHaveBeenCalledExactlyOnceWith(SIGNED_IN);
  expect(queries.getQueryData(["me"])).toBe(SIGNED_IN.me);
  expect(browser.remember, "there was no choice").not.toHaveBeenCalled();
  expect(page.queryByRole("alert")).toBeNull();
});

test("in a demo the choice is remembered once it has worked", async () => {
  browser.device = { ...browser.device, choice: "software", offered: true };
  browser.signIn.mockRejectedValueOnce(new PasskeyTrouble("cancelled"));
  const { page, button } = shown();
  fireEvent.click(button);
  await page.findByRole("alert");
  expect(browser.remember).not.toHaveBeenCalled();
  fireEvent.click(button);
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(browser.remember).toHaveBeenCalledExactlyOnceWith("software");
});

test("what failed is said, can be tried again, and is no sign-in", async () => {
  browser.signIn.mockRejectedValueOnce(new PasskeyTrouble("cancelled"));
  const { page, button } = shown();
  fireEvent.click(button);
  expect((await page.findByRole("alert")).textContent).not.toBe("");
  expect(done).not.toHaveBeenCalled();
  expect(browser.putFresh).not.toHaveBeenCalled();
  expect(queries.getQueryData(["me"])).toBeUndefined();
  expect(button.dataset.loading).toBeUndefined();
  fireEvent.click(button);
  await vi.waitFor(() => expect(done).toHaveBeenCalledOnce());
  expect(page.queryByRole("alert")).toBeNull();
});

test("it works while a ceremony runs, and before it is known which device is asked", () => {
  browser.signIn.mockReturnValue(new Promise(() => undefined));
  const { button } = shown();
  fireEvent.click(button);
  expect(button.dataset.loading).toBe("true");
  cleanup();
  browser.device = { ...browser.device, choice: null };
  expect(shown().button.dataset.loading).toBe("true");
});

test("a browser without passkeys says so and cannot be asked, but for the demo's own", () => {
  browser.supported = false;
  const { page, button } = shown();
  expect(page.getByRole("alert")).toBeTruthy();
  expect(button.disabled).toBe(true);
  cleanup();
  browser.device = { ...browser.device, choice: "software", offered: true };
  expect(shown().button.disabled).toBe(false);
});
