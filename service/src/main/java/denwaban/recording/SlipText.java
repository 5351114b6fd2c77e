package denwaban.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.call.Slip;
import denwaban.call.event.CallOutcome;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a slip as its client reads it. Format: docs/formats/slip.md.
final class SlipText {

  /// Bytes of every slip: its length must not tell how many digits the number has.
  static final int LENGTH = 512;

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  private SlipText() {}

  static byte[] of(Slip slip) {
    var number = slip.caller().number();
    var caller =
        Map.<String, Json>of(
            "number",
            number == null ? new Json.Null() : new Json.Text(number.e164()),
            "withheld",
            new Json.Bool(slip.caller().withheld()));
    var said = new HashMap<String, Json>();
    said.put("v", new Json.Num(1));
    said.put("kind", new Json.Text("slip"));
    said.put("call", new Json.Text(slip.call().toString()));
    said.put("caller", new Json.Obj(caller));
    said.put("arrivedAt", time(slip.arrivedAt()));
    said.put("how", new Json.Text(how(slip.how())));
    var endedAt = slip.endedAt();
    if (endedAt != null) said.put("endedAt", time(endedAt));
    var text = new Json.Obj(said).text().getBytes(UTF_8);
    var padded = Arrays.copyOf(text, LENGTH);
    Arrays.fill(padded, text.length, LENGTH, (byte) ' ');
    Arrays.fill(text, (byte) 0);
    return padded;
  }

  private static String how(@Nullable CallOutcome how) {
    return how == null ? "answered" : how.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Json time(Instant at) {
    return new Json.Text(MILLIS.format(at));
  }
}
