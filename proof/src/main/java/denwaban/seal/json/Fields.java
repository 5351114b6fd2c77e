package denwaban.seal.json;

import denwaban.kernel.Bytes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads an object that must have exactly the members it is said to have.
public final class Fields {

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Map<String, Json> members;

  private Fields(Map<String, Json> members) {
    this.members = members;
  }

  /// @throws IllegalArgumentException if a member is missing or one more is there
  public static Fields of(Json json, Set<String> names) {
    if (json instanceof Json.Obj(var members) && members.keySet().equals(names)) {
      return new Fields(members);
    }
    throw new IllegalArgumentException("signed text lacks a member or has one too many");
  }

  public String text(String name) {
    if (member(name) instanceof Json.Text(var value)) {
      return value;
    }
    throw refuse(name);
  }

  @Nullable
  public String textOrNull(String name) {
    return member(name) instanceof Json.Null ? null : text(name);
  }

  /// @throws IllegalArgumentException if the number is not in `least` to `most`
  public long number(String name, long least, long most) {
    if (member(name) instanceof Json.Num(var value) && value >= least && value <= most) {
      return value;
    }
    throw refuse(name);
  }

  public boolean bool(String name) {
    if (member(name) instanceof Json.Bool(var value)) {
      return value;
    }
    throw refuse(name);
  }

  /// Standard base64 in canonical form, of exactly `length` bytes.
  public Bytes base64(String name, int length) {
    var text = text(name);
    var bytes = Bytes.ofBase64(text);
    if (bytes.length() != length || !bytes.base64().equals(text)) {
      throw refuse(name);
    }
    return bytes;
  }

  @Nullable
  public Bytes base64OrNull(String name, int length) {
    return member(name) instanceof Json.Null ? null : base64(name, length);
  }

  /// UTC with milliseconds: `2026-11-24T06:00:00.000Z`, as `Date.toISOString` writes it.
  public Instant time(String name) {
    var text = text(name);
    if (!TIME.matcher(text).matches()) {
      throw refuse(name);
    }
    try {
      var at = Instant.parse(text);
      // Hour 24 and second 60 would be read as another instant.
      if (!time(at).value().equals(text)) {
        throw refuse(name);
      }
      return at;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("signed text has a bad " + name, e);
    }
  }

  public Json object(String name) {
    return member(name);
  }

  public List<Json> list(String name) {
    if (member(name) instanceof Json.Arr(var items)) {
      return items;
    }
    throw refuse(name);
  }

  private Json member(String name) {
    var member = members.get(name);
    if (member == null) {
      throw refuse(name);
    }
    return member;
  }

  private static IllegalArgumentException refuse(String name) {
    return new IllegalArgumentException("signed text has a bad " + name);
  }

  /// Lower-case hexadecimal with hyphens and nothing else: `UUID.fromString` takes more.
  public static String uuid(String text) {
    if (!UUID.matcher(text).matches()) {
      throw new IllegalArgumentException("signed text has a bad id");
    }
    return text;
  }

  /// The form that [#time] reads.
  public static Json.Text time(Instant at) {
    var millis = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    return new Json.Text(millis.format(at.atOffset(ZoneOffset.UTC)));
  }

  public static Json maybe(@Nullable String text) {
    return text == null ? new Json.Null() : new Json.Text(text);
  }

  public static Json maybe(@Nullable Bytes bytes) {
    return bytes == null ? new Json.Null() : new Json.Text(bytes.base64());
  }
}
