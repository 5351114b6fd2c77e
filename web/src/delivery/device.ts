import { toBase64url } from "../api/base64url.ts";
import { PUSH_SCOPE, PUSH_WORKER } from "./pushWorker.ts";
import { api } from "../api/api.ts";

/// Asks the browser for a subscription to this office's key.
export async function subscribe(): Promise<{ text: string } | "denied" | "cannot"> {
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return "cannot";
  if ((await Notification.requestPermission()) !== "granted") return "denied";
  const { key } = await api.get<{ key: string }>("/api/push");
  const registration = await navigator.serviceWorker.register(PUSH_WORKER, { scope: PUSH_SCOPE });
  await active(registration);
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const part = (name: PushEncryptionKeyName) => toBase64url(new Uint8Array(subscription.getKey(name) ?? []));
  return { text: JSON.stringify({ endpoint: subscription.endpoint, p256dh: part("p256dh"), auth: part("auth") }) };
}

/// Until the worker runs: a subscription needs one.
async function active(registration: ServiceWorkerRegistration): Promise<void> {
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return;
  await new Promise<void>((done) => {
    coming.addEventListener("statechange", () => {
      if (coming.state === "activated") done();
    });
  });
}
