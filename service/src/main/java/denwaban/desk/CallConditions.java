package denwaban.desk;

import denwaban.call.CallSettings;
import denwaban.call.sip.SipSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.bind.Binder;

/// Whether the settings of calls fit, asked without starting: by the rules of the start itself.
public final class CallConditions {

  private CallConditions() {}

  /// @throws IllegalArgumentException if patience, lines or the range of media ports do not fit
  public static void checkCalls(Binder binder) {
    var settings = binder.bindOrCreate("denwaban.call", CallSettings.class);
    var _ = settings.patience();
    var _ = DeskConfiguration.media(settings, Clock.systemUTC());
  }

  /// @return how many media threads there would be; each takes a pair of ports for browsers
  /// @throws IllegalArgumentException as [#checkCalls]
  public static int mediaLoops(Binder binder) {
    var settings = binder.bindOrCreate("denwaban.call", CallSettings.class);
    return DeskConfiguration.media(settings, Clock.systemUTC()).loops();
  }

  /// @throws IllegalArgumentException if a trunk is no address or block
  public static void checkSip(Binder binder) {
    binder.bindOrCreate("denwaban.sip", SipSettings.class).check();
  }
}
