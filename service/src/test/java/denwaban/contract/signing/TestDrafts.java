package denwaban.contract.signing;

import denwaban.people.TestBrowser;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the office's page of a client's contract shows of drafts.
public final class TestDrafts {

  private TestDrafts() {}

  /// @param offers their address
  /// @return digest of the draft; null if there is none
  public static @Nullable String seen(TestBrowser by, String offers) {
    if (!(by.get(offers).json().get("offers") instanceof List<?> all)) return null;
    return all.stream()
        .map(it -> (Map<?, ?>) it)
        .filter(it -> "draft".equals(it.get("state")))
        .map(it -> String.valueOf(it.get("digest")))
        .findFirst()
        .orElse(null);
  }
}
