package denwaban.boot.machine;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the kernel knows of its own clock. Whichever program keeps it (chrony, ntpd,
/// systemd-timesyncd) tells the kernel, so none of them needs to be asked. Source: ntp_gettime(3).
///
/// @param synchronised whether a time source keeps it
/// @param maxError how far off it is at most, as that program believes
record KernelClock(boolean synchronised, Duration maxError) {

  /// `struct ntptimeval`: a time of 16 bytes, maxerror, esterror, and room for what may follow.
  private static final long BYTES = 128;

  private static final long MAX_ERROR = 16;
  private static final int TIME_ERROR = 5;

  private static final @Nullable MethodHandle NTP_GETTIME = find();

  /// @return empty where the system has no such function: nothing is known then
  static Optional<KernelClock> read() {
    if (NTP_GETTIME == null) {
      return Optional.empty();
    }
    try (var arena = Arena.ofConfined()) {
      var time = arena.allocate(BYTES, 8);
      var state = (int) NTP_GETTIME.invokeExact(time);
      return state < 0
          ? Optional.empty()
          : Optional.of(
              new KernelClock(
                  state != TIME_ERROR,
                  Duration.of(time.get(JAVA_LONG, MAX_ERROR), ChronoUnit.MICROS)));
    } catch (Throwable never) {
      throw new AssertionError("ntp_gettime throws nothing", never);
    }
  }

  @SuppressWarnings("restricted") // the launcher lets us: --enable-native-access
  private static @Nullable MethodHandle find() {
    if (!System.getProperty("os.name", "").equals("Linux") || ADDRESS.byteSize() != 8) {
      return null;
    }
    var linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find("ntp_gettime")
        .map(at -> linker.downcallHandle(at, FunctionDescriptor.of(JAVA_INT, ADDRESS)))
        .orElse(null);
  }
}
