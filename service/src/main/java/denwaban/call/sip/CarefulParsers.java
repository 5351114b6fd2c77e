package denwaban.call.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;
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

  @Override
  public MessageParser createMessageParser(SIPTransactionStack stack) {
    return new Careful(new StringMsgParser());
  }

  private record Careful(MessageParser inner) implements MessageParser {

    @Override
    public SIPMessage parseSIPMessage(
        byte[] message, boolean body, boolean strict, @Nullable ParseExceptionListener listener)
        throws ParseException {
      if (message.length > MAX_MESSAGE) throw new ParseException("too long", 0);
      try {
        return inner.parseSIPMessage(message, body, strict, silent(listener));
      } catch (ParseException malformed) {
        throw malformed;
      } catch (Throwable anything) {
        throw new ParseException("unreadable", 0);
      }
    }

    /// The stack writes the exception's words into its 400: they must not tell about our insides.
    private static @Nullable ParseExceptionListener silent(@Nullable ParseExceptionListener inner) {
      if (inner == null) return null;
      return (_, message, header, text, whole) ->
          inner.handleException(new ParseException("malformed", 0), message, header, text, whole);
    }
  }
}
