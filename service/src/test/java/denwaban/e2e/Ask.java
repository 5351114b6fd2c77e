package denwaban.e2e;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One request; `{id}` or `{index}` in path or body stands for what is asked about.
///
/// @param status of the answer to somebody whom the address permits, and who owns nothing there
record Ask(String method, String path, @Nullable String body, int status) {

  private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");

  boolean about() {
    return (path + body).contains("{id}") || (path + body).contains("{index}");
  }

  Ask about(String id) {
    return new Ask(method, with(path, id), body == null ? null : with(body, id), status);
  }

  private static String with(String text, String id) {
    return text.replace("{id}", id).replace("{index}", id);
  }

  /// All that a browser shows of an answer, but for its date, its nonce and its connection's end.
  record Answer(int status, String headers, String body) {

    /// The code of a problem; empty if it is none.
    String code() {
      var code = CODE.matcher(body);
      var problem =
          headers.contains("application/problem+json") || headers.contains("application/scim+json");
      return problem && code.find() ? code.group(1) : "";
    }
  }

  /// What a browser has under way to one host, less what our pages keep open.
  private static final int LANES = 4;

  /// Asks with this window's session, one after another. Of an event stream it takes what comes in
  /// half a second.
  static List<Answer> all(Page page, List<Ask> asks) {
    return all(page, asks, 1);
  }

  /// The same, some of them at once: for questions that do not change each other's answers.
  static List<Answer> beside(Page page, List<Ask> asks) {
    return all(page, asks, LANES);
  }

  private static List<Answer> all(Page page, List<Ask> asks, int lanes) {
    begin(page, asks, lanes);
    return end(page);
  }

  /// Begins as [#beside] does and does not wait: other windows may ask meanwhile. What comes is for
  /// [#end].
  static void begin(Page page, List<Ask> asks) {
    begin(page, asks, LANES);
  }

  private static void begin(Page page, List<Ask> asks, int lanes) {
    var wanted = asks.stream().map(it -> java.util.Arrays.asList(it.method, it.path, it.body));
    page.evaluate(
        """
        ([json, lanes]) => {
        """
            + Touch.REACH
            + """
              const asks = JSON.parse(json);
              const answers = [];
              const left = asks.entries();
              const passing = ["date", "connection", "keep-alive"];
              const plain = (text) => text.replace(/nonce(-|=")[\\w+/=-]+/g, "nonce");
              const lane = async () => {
                for (const [n, [method, path, body]] of left) {
                const stop = new AbortController();
                const answer = await reach(path, { method, body: body ?? undefined,
                  signal: stop.signal,
                  headers: body === null ? {} : { "Content-Type": "application/json" } });
                const headers = [...answer.headers].filter(([name]) => !passing.includes(name))
                  .map(([name, value]) => `${name}: ${value}`).join("\\n");
                let text = "";
                if (answer.headers.get("Content-Type")?.startsWith("text/event-stream")) {
                  setTimeout(() => stop.abort(), 500);
                  const decoder = new TextDecoder();
                  try {
                    for await (const part of answer.body) text += decoder.decode(part);
                  } catch (aborted) { /* the half second is over */ }
                } else {
                  text = await answer.text();
                }
                answers[n] = [answer.status, plain(headers), plain(text)];
                }
              };
              window.__answers = Promise.all(Array.from({ length: lanes }, lane))
                .then(() => JSON.stringify(answers));
            }
            """,
        List.of(new Gson().toJson(wanted.toList(), List.class), lanes));
  }

  /// The answers to what [#begin] asked in this window.
  static List<Answer> end(Page page) {
    var said = page.evaluate("() => window.__answers");
    var answers = new ArrayList<Answer>();
    for (var one : JsonParser.parseString((String) said).getAsJsonArray()) {
      var parts = one.getAsJsonArray();
      answers.add(
          new Answer(
              parts.get(0).getAsInt(), parts.get(1).getAsString(), parts.get(2).getAsString()));
    }
    return answers;
  }
}
