package denwaban.terms;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The hosts by which a sub-processor is reached: names such as `hooks.example.com`, or
/// `*.example.com` for all below one.
///
/// @param patterns in lower case, in ASCII
public record HostList(List<String> patterns) {

  /// Of one list.
  public static final int MOST = 10;

  /// Characters of a list, with a space between two hosts: a cell of the contract holds it.
  public static final int LENGTH = Kind.Rows.CELL;

  // two labels at least: a whole top-level domain is no sub-processor
  private static final Pattern HOST =
      Pattern.compile(
          "(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final String WILD = "*.";

  /// @throws IllegalArgumentException if there are too many, or one is no name of a host
  public HostList {
    patterns = List.copyOf(patterns);
    if (patterns.size() > MOST || String.join(" ", patterns).length() > LENGTH) {
      throw new IllegalArgumentException("hosts");
    }
    for (var each : patterns) {
      if (!HOST.matcher(each).matches()) throw new IllegalArgumentException("hosts");
    }
  }

  /// @param text hosts with spaces or commas between them; none for a sub-processor that no address
  ///   of the program's leads to
  /// @throws IllegalArgumentException as for the list
  public static HostList of(String text) {
    return new HostList(
        Arrays.stream(text.split("[\\s,、]+"))
            .filter(it -> !it.isEmpty())
            .map(HostList::ascii)
            .distinct()
            .toList());
  }

  private static String ascii(String host) {
    var wild = host.startsWith(WILD);
    var name = IDN.toASCII(wild ? host.substring(WILD.length()) : host, IDN.USE_STD3_ASCII_RULES);
    return (wild ? WILD : "") + name.toLowerCase(Locale.ROOT);
  }

  /// How the log names a host, or an entry of a list: SHA-256, in base64url.
  public static String named(String host) {
    return Digest.sha256(Bytes.of(host.getBytes(UTF_8))).base64();
  }

  /// The pattern that holds a host; empty if none does.
  ///
  /// @param host in ASCII
  public Optional<String> match(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    return patterns.stream().filter(it -> matches(it, name)).findFirst();
  }

  private static boolean matches(String pattern, String host) {
    return pattern.startsWith(WILD)
        ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
        : pattern.equals(host);
  }

  @Override
  public String toString() {
    return String.join(" ", patterns);
  }
}
