package denwaban.call.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Parsers from which nothing but a [ParseException] comes out.
///
/// The stack's worker threads die on any `Error` and are not replaced: four stack overflows made
/// the original deaf for ever.
///
/// Public with a public constructor because the stack makes it by name.
public final class CarefulParsers implements MessageParserFactory {

  /// In bytes. A trunk's INVITE is 1 to 3 kB; folded headers cost time with the square of this.
  public static final int MAX_MESSAGE = 16_384;

  /// Lines before the body. A trunk's INVITE has 20 to 40; each costs the stack some 300 bytes of
  /// heap, and a transaction holds them for 32 s.
  public static final int MAX_LINES = 100;

  /// Commas and semicolons before the body, in sum: each begins another value or parameter.
  public static final int MAX_SEPARATORS = 400;

  /// Application data of a request that is of another version than 2.0: the stack drops what was
  /// written there.
  static final String OTHER_VERSION = "other version";

  @Override
  public MessageParser createMessageParser(SIPTransactionStack stack) {
    return new Careful(new RequestParser());
  }

  /// Makes requests that know whose they are.
  private static final class RequestParser extends StringMsgParser {

    @Override
    protected SIPMessage processFirstLine(
        String line, @Nullable ParseExceptionListener listener, byte[] message)
        throws ParseException {
      var plain = super.processFirstLine(line, listener, message);
      return plain instanceof SIPRequest request ? new IncomingRequest(request) : plain;
    }
  }

  private record Careful(MessageParser inner) implements MessageParser {

    @Override
    public SIPMessage parseSIPMessage(
        byte[] message, boolean body, boolean strict, @Nullable ParseExceptionListener listener)
        throws ParseException {
      if (message.length > MAX_MESSAGE) throw new ParseException("too long", 0);
      if (crowded(message)) throw new ParseException("too many headers", 0);
      try {
        var parsed = inner.parseSIPMessage(message, body, strict, silent(listener));
        if (parsed instanceof SIPRequest && otherVersion(message)) {
          parsed.setApplicationData(OTHER_VERSION);
        }
        return parsed;
      } catch (ParseException malformed) {
        throw malformed;
      } catch (Throwable anything) {
        throw new ParseException("unreadable", 0);
      }
    }

    /// Line ends as the stack sees them: CR, LF, or both.
    private static boolean crowded(byte[] message) {
      var lines = 0;
      var separators = 0;
      var length = 0;
      for (var i = 0; i < message.length && lines <= MAX_LINES; i++) {
        var c = message[i];
        if (c != '\r' && c != '\n') {
          if (c == ',' || c == ';') separators++;
          length++;
          continue;
        }
        if (length == 0 && lines > 0) break;
        if (length > 0) lines++;
        length = 0;
        if (c == '\r' && i + 1 < message.length && message[i + 1] == '\n') i++;
      }
      return lines > MAX_LINES || separators > MAX_SEPARATORS;
    }

    private static boolean otherVersion(byte[] message) {
      var text = new String(message, StandardCharsets.ISO_8859_1);
      var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
      return !first.strip().toUpperCase(Locale.ROOT).endsWith("SIP/2.0");
    }

    /// The stack writes the exception's words into its 400: they must not tell about our insides.
    private static @Nullable ParseExceptionListener silent(@Nullable ParseExceptionListener inner) {
      if (inner == null) return null;
      return (_, message, header, text, whole) ->
          inner.handleException(new ParseException("malformed", 0), message, header, text, whole);
    }
  }
}
