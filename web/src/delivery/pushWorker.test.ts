import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { beforeEach, describe, expect, it, vi } from "vitest";

const said = { ja: "新しい伝言が1件あります", en: "One message waits", delivery: "a b", urgent: false };

interface Happened {
  data?: { json: () => unknown };
  notification?: { close: () => void; data: { delivery: string } };
  waitUntil: (done: unknown) => void;
}

/// The worker as browsers run it: a script with a `self`, and no module.
describe("the script that shows notifications", () => {
  const on = new Map<string, (event: Happened) => void>();
  const showNotification = vi.fn();
  const openWindow = vi.fn();

  function runs(language: string) {
    on.clear();
    showNotification.mockClear();
    const self = {
      navigator: { language },
      registration: { showNotification },
      clients: { openWindow },
      addEventListener: (name: string, told: (event: Happened) => void) => on.set(name, told),
    };
    runInNewContext(readFileSync("public/push-worker.js", "utf8"), { self, encodeURIComponent });
  }

  beforeEach(() => runs("ja-JP"));

  it("opens the notice that was touched, and closes it", () => {
    const close = vi.fn();
    const waitUntil = vi.fn();
    on.get("notificationclick")?.({ notification: { close, data: { delivery: "a b" } }, waitUntil });
    expect(close).toHaveBeenCalledOnce();
    expect(openWindow).toHaveBeenCalledExactlyOnceWith("/inbox?notice=a%20b");
    expect(waitUntil).toHaveBeenCalledOnce();
  });

  it.each([
    ["ja-JP", "新しい伝言が1件あります", "ja"],
    ["en-GB", "One message waits", "en"],
    ["fr", "One message waits", "en"],
  ])("speaks the browser's language: %s", (language, title, lang) => {
    runs(language);
    on.get("push")?.({ data: { json: () => said }, waitUntil: vi.fn() });
    expect(showNotification).toHaveBeenCalledExactlyOnceWith(
      title,
      expect.objectContaining({
        lang,
        tag: "a b",
        requireInteraction: false,
        renotify: false,
        data: { delivery: "a b" },
      }),
    );
  });

  it("stays until it is touched, and is heard again, only where it is urgent", () => {
    on.get("push")?.({ data: { json: () => ({ ...said, urgent: true }) }, waitUntil: vi.fn() });
    expect(showNotification).toHaveBeenCalledExactlyOnceWith(
      said.ja,
      expect.objectContaining({ requireInteraction: true, renotify: true }),
    );
  });
});
