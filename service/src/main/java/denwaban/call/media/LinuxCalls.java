package denwaban.call.media;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The four functions of Linux that [LinuxDatagramBatch] needs, where they are.
final class LinuxCalls {

  static final short AF_INET = 2;

  private static final int SOL_SOCKET = 1;
  private static final int SO_TYPE = 3;
  private static final int SOCK_DGRAM = 2;
  private static final int MSG_DONTWAIT = 0x40;

  private static final @Nullable MethodHandle RECVMMSG =
      find("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
  private static final @Nullable MethodHandle SENDMMSG =
      find("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final @Nullable MethodHandle GETSOCKNAME =
      find("getsockname", JAVA_INT, ADDRESS, ADDRESS);
  private static final @Nullable MethodHandle GETSOCKOPT =
      find("getsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);

  private LinuxCalls() {}

  @SuppressWarnings("restricted") // the launcher lets us: --enable-native-access
  private static @Nullable MethodHandle find(String name, ValueLayout... arguments) {
    if (!System.getProperty("os.name", "").equals("Linux") || ADDRESS.byteSize() != 8) return null;
    var linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find(name)
        .map(at -> linker.downcallHandle(at, FunctionDescriptor.of(JAVA_INT, arguments)))
        .orElse(null);
  }

  static boolean present() {
    return RECVMMSG != null && SENDMMSG != null && GETSOCKNAME != null && GETSOCKOPT != null;
  }

  /// @return how many came, or -1 if none waits or the socket is gone
  static int receive(int descriptor, MemorySegment headers, int count) {
    try {
      return (int)
          here(RECVMMSG).invokeExact(descriptor, headers, count, MSG_DONTWAIT, MemorySegment.NULL);
    } catch (Throwable never) {
      throw new AssertionError("recvmmsg throws nothing", never);
    }
  }

  /// @return how many went, or -1 if not even the first could
  static int send(int descriptor, MemorySegment headers, int count) {
    try {
      return (int) here(SENDMMSG).invokeExact(descriptor, headers, count, MSG_DONTWAIT);
    } catch (Throwable never) {
      throw new AssertionError("sendmmsg throws nothing", never);
    }
  }

  private static MethodHandle here(@Nullable MethodHandle call) {
    if (call == null) throw new AssertionError("asked only where present() said so");
    return call;
  }

  /// The descriptor of this process's UDP socket that is bound to `local`. Java tells no numbers,
  /// so each open descriptor is asked for its address.
  ///
  /// @return -1 if none is
  static int descriptor(Source local) throws IOException {
    try (var own = Files.newDirectoryStream(Path.of("/proc/self/fd"));
        var arena = Arena.ofConfined()) {
      for (var entry : own) {
        var number = Integer.parseInt(entry.getFileName().toString());
        var bound = bound(number, arena);
        if (bound != null && bound.equals(local)) return number;
      }
    }
    return -1;
  }

  private static @Nullable Source bound(int descriptor, Arena arena) {
    var name = arena.allocate(128, 8);
    var length = arena.allocate(JAVA_INT);
    var type = arena.allocate(JAVA_INT);
    try {
      length.set(JAVA_INT, 0, 4);
      var asked = (int) here(GETSOCKOPT).invokeExact(descriptor, SOL_SOCKET, SO_TYPE, type, length);
      if (asked != 0 || type.get(JAVA_INT, 0) != SOCK_DGRAM) return null;
      length.set(JAVA_INT, 0, 128);
      if ((int) here(GETSOCKNAME).invokeExact(descriptor, name, length) != 0) return null;
    } catch (Throwable never) {
      throw new AssertionError("neither throws anything", never);
    }
    if (name.get(JAVA_SHORT, 0) != AF_INET) return null;
    var source = new Source();
    source.set(
        name.get(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN), 4),
        name.get(JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), 2) & 0xffff);
    return source;
  }
}
