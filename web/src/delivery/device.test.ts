import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { subscribe } from "./device.ts";

const get = vi.hoisted(() => vi.fn());
vi.mock("../api/api.ts", () => ({ api: { get } }));

const register = vi.fn();
const permission = vi.fn();
const subscribed = vi.fn();

const subscription = {
  endpoint: "https://push.example/1",
  getKey: (name: string) => Uint8Array.of(name === "p256dh" ? 1 : 2).buffer,
};

beforeEach(() => {
  vi.resetAllMocks();
  get.mockResolvedValue({ key: "office" });
  permission.mockResolvedValue("granted");
  subscribed.mockResolvedValue(subscription);
  register.mockResolvedValue({ active: {}, pushManager: { subscribe: subscribed } });
  vi.stubGlobal("navigator", { serviceWorker: { register } });
  vi.stubGlobal("Notification", { requestPermission: permission });
  vi.stubGlobal("window", { PushManager: {}, Notification: {} });
});
afterEach(() => vi.unstubAllGlobals());

test("a browser is subscribed to the office's key, for notices that it shows", async () => {
  const made = await subscribe();
  expect(JSON.parse(typeof made === "string" ? made : made.text)).toEqual({
    endpoint: "https://push.example/1",
    p256dh: "AQ",
    auth: "Ag",
  });
  expect(subscribed).toHaveBeenCalledExactlyOnceWith({ userVisibleOnly: true, applicationServerKey: "office" });
  expect(register).toHaveBeenCalledExactlyOnceWith("/push-worker.js", { scope: "/push/" });
});

test("who does not allow notices is not subscribed, and the office is not asked", async () => {
  for (const said of ["denied", "default"]) {
    permission.mockResolvedValue(said);
    expect(await subscribe()).toBe("denied");
  }
  expect(get).not.toHaveBeenCalled();
  expect(register).not.toHaveBeenCalled();
});

test("a browser that lacks any of the three cannot, and nobody is asked", async () => {
  vi.stubGlobal("window", { Notification: {} });
  expect(await subscribe()).toBe("cannot");
  vi.stubGlobal("window", { PushManager: {} });
  expect(await subscribe()).toBe("cannot");
  vi.stubGlobal("window", { PushManager: {}, Notification: {} });
  vi.stubGlobal("navigator", {});
  expect(await subscribe()).toBe("cannot");
  expect(permission).not.toHaveBeenCalled();
});

test("a worker that begins is waited for until it runs", async () => {
  let tell: () => void = () => undefined;
  const coming = { state: "installing", addEventListener: (_: string, listener: () => void) => (tell = listener) };
  register.mockResolvedValue({ active: null, installing: coming, pushManager: { subscribe: subscribed } });
  const making = subscribe();
  await vi.waitFor(() => expect(register).toHaveBeenCalled());
  await Promise.resolve();
  coming.state = "activating";
  tell();
  await new Promise((done) => setTimeout(done));
  expect(subscribed).not.toHaveBeenCalled();
  coming.state = "activated";
  tell();
  await making;
  expect(subscribed).toHaveBeenCalledOnce();
});
