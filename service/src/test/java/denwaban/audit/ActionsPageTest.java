package denwaban.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Writes the page anew with `-Dpages.write=true`.
class ActionsPageTest {

  private static final Path PAGE = Path.of("../docs/formats/audit-actions.md");

  @Test
  void the_page_lists_every_action_that_a_log_can_hold() throws IOException {
    if (Boolean.getBoolean("pages.write")) {
      Files.writeString(PAGE, page());
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  @Test
  void no_two_actions_have_one_name() {
    assertThat(Arrays.stream(Action.values()).map(Action::code)).doesNotHaveDuplicates();
  }

  private static String page() {
    return """
    # Leaves of the log, and what they tell of

    Generated from `denwaban.audit.Action`; do not edit.

    A leaf is one line of canonical JSON (RFC 8785):

    ```json
    {"act":"object.header.released","actor":"0198…","c":"q1w2…=","client":"0198…","obj":"0198…",\
    "purpose":"read","result":"done","role":"client-member","session":"0198…",\
    "t":"2026-11-24T06:00:00.000Z","v":1}
    ```

    | Member | Is |
    | --- | --- |
    | `v` | 1 |
    | `t` | when, UTC with milliseconds |
    | `act` | what was done, from the table below |
    | `client` | pseudonym of the client; absent in the installation's own log |
    | `actor` | pseudonym of the person, or of the token of a program of the office's, random, within this log; absent when the program itself acted |
    | `role` | `operator`, `supervisor`, `admin`, `quality-reviewer`, `client-admin`, `client-member`, `client-auditor`, `hr`, `security-officer`, `internal-auditor`, `integration`, `edge`, `service`, `stranger` |
    | `obj` | id of the thing it was done to; a pseudonym when that is a person (`person.*`) or a token (`token.*`), an address as one word, `POST:/api/objects/:id/release`, when a user was refused (`access.refused`) |
    | `purpose` | %s |
    | `result` | `done` or `refused` |
    | `session` | pseudonymous id of the session; absent without one |
    | `c` | base64 of SHA-256(32 random bytes, then the detail as canonical JSON) |

    Names, telephone numbers and texts MUST NOT stand in a leaf. A detail (a clause, a reason, a
    fingerprint) is kept sealed apart from it, under a key of the person it is about, and shown to
    the client with its salt; when salt and key are erased, `c` says nothing.

    | `act` | Means |
    | --- | --- |
    """
            .formatted(purposes())
        + Arrays.stream(Action.values())
            .map(action -> "| `" + action.code() + "` | " + action.meaning() + " |\n")
            .collect(Collectors.joining());
  }

  private static String purposes() {
    return Arrays.stream(Purpose.values())
        .map(it -> "`" + it.code() + "`")
        .collect(Collectors.joining(", "));
  }
}
