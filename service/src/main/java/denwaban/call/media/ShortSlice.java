package denwaban.call.media;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// Asks Linux for short turns of the processor: a thread that asks for little at a time is
/// scheduled sooner when it wakes, before threads in the middle of a longer turn. It is not more of
/// the processor, so no privilege is needed, and no thread starves (EEVDF since Linux 6.12,
/// sched_setattr(2); docs/decisions/0187). An older kernel takes no notice.
final class ShortSlice {

  /// The shortest that Linux grants, in nanoseconds; about three packets' work.
  static final long NANOS = 100_000L;

  /// Of `struct sched_attr` in its first version, in bytes, and where its fields are.
  private static final int SIZE = 48;

  private static final int POLICY_AT = 4;
  private static final int RUNTIME_AT = 24;

  private static final int SCHED_OTHER = 0;

  private static final long THIS_THREAD = 0;
  private static final long NO_FLAGS = 0;

  private static final @Nullable MethodHandle SYSCALL = syscall();

  private ShortSlice() {}

  /// What the C library has no function for has a number on each processor.
  private record Numbers(long set, long get) {}

  private static @Nullable Numbers numbers() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64" -> new Numbers(314, 315);
      case "aarch64" -> new Numbers(274, 275);
      default -> null;
    };
  }

  @SuppressWarnings("restricted") // the launcher lets us: --enable-native-access
  private static @Nullable MethodHandle syscall() {
    if (!System.getProperty("os.name", "").equals("Linux")) return null;
    var linker = Linker.nativeLinker();
    var shape =
        FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG);
    return linker
        .defaultLookup()
        .find("syscall")
        .map(at -> linker.downcallHandle(at, shape, Linker.Option.firstVariadicArg(1)))
        .orElse(null);
  }

  /// For the thread that calls. A real-time priority that it has stays.
  ///
  /// @return whether Linux took it
  static boolean ask() {
    try (var arena = Arena.ofConfined()) {
      var numbers = numbers();
      var attributes = attributes(numbers, arena);
      if (numbers == null || attributes == null) return false;
      if (attributes.get(JAVA_INT, POLICY_AT) != SCHED_OTHER) return false;
      attributes.set(JAVA_LONG, RUNTIME_AT, NANOS);
      return call(numbers.set(), attributes, NO_FLAGS, 0);
    }
  }

  /// Of the thread that calls.
  ///
  /// @return in nanoseconds; 0 where Linux does not say
  static long granted() {
    try (var arena = Arena.ofConfined()) {
      var attributes = attributes(numbers(), arena);
      return attributes == null ? 0 : attributes.get(JAVA_LONG, RUNTIME_AT);
    }
  }

  private static @Nullable MemorySegment attributes(@Nullable Numbers numbers, Arena arena) {
    var attributes = arena.allocate(SIZE, JAVA_LONG.byteAlignment());
    return numbers != null && call(numbers.get(), attributes, SIZE, NO_FLAGS) ? attributes : null;
  }

  private static boolean call(long number, MemorySegment attributes, long third, long fourth) {
    if (SYSCALL == null) return false;
    try {
      return (long) SYSCALL.invokeExact(number, THIS_THREAD, attributes, third, fourth) == 0;
    } catch (Throwable never) {
      throw new AssertionError("syscall throws nothing", never);
    }
  }
}
