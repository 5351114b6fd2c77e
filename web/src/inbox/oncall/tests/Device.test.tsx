// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "../../../api/api.ts";
import "../../../i18n/language.ts";
import { Device } from "../Device.tsx";

const api = vi.hoisted(() => ({ post: vi.fn() }));
const subscribe = vi.hoisted(() => vi.fn());
vi.mock("../../../api/api.ts", async (original) => ({ ...(await original<object>()), api }));
vi.mock("../../../delivery/device.ts", () => ({ subscribe }));

beforeEach(async () => {
  vi.resetAllMocks();
  await i18next.changeLanguage("en");
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider env="test">
        <Device />
      </MantineProvider>
    </QueryClientProvider>,
  );
});
afterEach(cleanup);

const ask = () => fireEvent.click(screen.getByTestId("device-on"));
const said = () => screen.getByTestId("device-said").textContent;

test("before it is asked nothing is said, and then the browser's subscription is sent", async () => {
  subscribe.mockResolvedValue({ text: "endpoint and keys" });
  expect(said()).toBe("");
  ask();
  await waitFor(() => expect(said()).toBe("This device is told from now on"));
  expect(api.post.mock.calls).toEqual([["/api/reach/devices", { subscription: "endpoint and keys" }]]);
});

test.each([
  ["denied", "This browser does not allow notifications. Allow them in its settings and try again."],
  ["cannot", "This browser cannot show notifications."],
])("a browser that answers %s is said, and nothing is sent", async (answer, words) => {
  subscribe.mockResolvedValue(answer);
  ask();
  await waitFor(() => expect(said()).toBe(words));
  expect(api.post).not.toHaveBeenCalled();
});

test("a device that was told, and is not taken the next time, is not said to be told", async () => {
  subscribe.mockResolvedValue({ text: "t" });
  ask();
  await waitFor(() => expect(said()).not.toBe(""));
  api.post.mockRejectedValue(new Problem(0, "offline", "The server cannot be reached."));
  ask();
  expect((await screen.findByRole("alert")).textContent).toContain("cannot be reached");
  expect(said()).toBe("");
});
