package denwaban.e2e;

import com.microsoft.playwright.Page;

/// Holds an event stream open with a window's session and keeps all that comes.
final class Listener {

  private final Page page;
  private final String path;

  private Listener(Page page, String path) {
    this.page = page;
    this.path = path;
  }

  static Listener at(Page page, String path) {
    page.evaluate(
        """
        async (path) => {
          window.__heard ??= {};
          window.__heard[path] = "";
          // one stream of a kind: of too many of a session the server ends the oldest, the page's own
          window.__listening ??= {};
          window.__listening[path]?.abort();
          const { signal } = (window.__listening[path] = new AbortController());
          const answer = await fetch(path, { signal });
          if (!answer.ok) throw new Error(String(answer.status));
          void (async () => {
            const text = new TextDecoder();
            for await (const part of answer.body) {
              if (signal.aborted) return;
              window.__heard[path] += text.decode(part, { stream: true });
            }
          })().catch(() => undefined);
        }
        """,
        path);
    return new Listener(page, path);
  }

  String heard() {
    return (String) page.evaluate("(path) => window.__heard[path]", path);
  }

  /// How many events of any name have come; heartbeats are none.
  int events() {
    return heard().split("event:", -1).length - 1;
  }
}
