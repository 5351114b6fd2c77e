package denwaban.preflight;

import com.sun.management.OperatingSystemMXBean;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;

/// Memory, and the Java that runs this.
final class MachineCheck implements Check {

  /// The smallest heap that the launcher gives, 512 MiB, and as much again for the database, the
  /// JVM itself and the system.
  static final long LEAST_MIB = 1_024;

  /// A machine with the 4 GB of docs/runbooks/first-day.md, less what its firmware and kernel keep.
  static final long ENOUGH_MIB = 3_500;

  private final LongSupplier memory;

  /// @param memory bytes that this machine, or the container around us, has
  MachineCheck(LongSupplier memory) {
    this.memory = memory;
  }

  static MachineCheck ofThisMachine() {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new MachineCheck(system::getTotalMemorySize);
  }

  @Override
  public Text subject() {
    return new Text("機械", "Machine");
  }

  @Override
  public List<Finding> look(Setup setup) {
    // no older one could have read this class
    var java = Runtime.version().feature();
    return List.of(memory(), Finding.ok("Java " + java + " です。", "Java " + java + "."));
  }

  private Finding memory() {
    var mib = memory.getAsLong() >> 20;
    var remedy = new Text("4 GB 以上の機械にしてください。", "Use a machine with 4 GB or more.");
    var what =
        new Text(
            "メモリーが " + mib + " MiB しかありません。", "This machine has only " + mib + " MiB of memory.");
    if (mib < LEAST_MIB) return Finding.fault(what, remedy);
    if (mib < ENOUGH_MIB) return Finding.warning(what, remedy);
    return Finding.ok("メモリーは " + mib + " MiB です。", mib + " MiB of memory.");
  }
}
