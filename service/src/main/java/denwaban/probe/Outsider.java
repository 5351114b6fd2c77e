package denwaban.probe;

import denwaban.kernel.Ids;

/// Where a run comes from: addresses of the loopback that nothing else uses, others in each run.
///
/// The limits on failed sign-ins count by address. A proxy on this machine comes from 127.0.0.1,
/// and with it the whole office: what the probe does wrong there would shut everybody out.
///
/// @param address of this run
/// @param elsewhere of the same run's other device
public record Outsider(String address, String elsewhere) {

  public static Outsider of(Ids ids) {
    var chance = (int) ids.next().getLeastSignificantBits();
    return new Outsider(address(77, chance), address(78, chance));
  }

  private static String address(int net, int chance) {
    return "127.%d.%d.%d".formatted(net, chance >>> 8 & 0xff, 1 + (chance & 0xff) % 254);
  }
}
