package denwaban.assurance.control;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One thing that can be observed.
///
/// @param code as observations name it, such as `tls.web`
/// @param holds how long an observation of it says anything
/// @param by who can observe it
/// @param perClient whether it is observed for each client company, or once for the office
/// @param why of what no one can observe yet: what to tell the reader
/// @param mayNotApply whether two people may declare that it does not apply to this office
public record Check(
    String code,
    Words name,
    Method method,
    Duration holds,
    By by,
    boolean perClient,
    @Nullable Words why,
    boolean mayNotApply) {

  /// Who can observe a check.
  public enum By {
    /// A part of this program.
    MACHINE,
    /// Two people, whose word it then is.
    WORD,
    /// No one yet: it is shown as never observed.
    LATER
  }

  /// @throws IllegalArgumentException if what no one can observe has no reason, or anything else
  ///   has one
  public Check {
    if ((by == By.LATER) != (why != null)) {
      throw new IllegalArgumentException("what is never observed says why: " + code);
    }
  }
}
