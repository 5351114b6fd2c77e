package denwaban.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.KilledProcess;
import denwaban.seal.age.Identity;
import denwaban.storage.bucket.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An office in a process of its own that writes, moves its log, copies payloads and takes base
/// backups without a pause, until it is killed.
final class BackupProcess {

  private BackupProcess() {}

  /// Returns when it begins.
  ///
  /// @param bucket endpoint, bucket and credentials file; null for a folder
  static KilledProcess start(
      Path data, Path there, Identity recovery, @Nullable List<String> bucket, Instant now)
      throws IOException {
    var arguments =
        new ArrayList<>(
            List.of(data.toString(), there.toString(), recovery.export(), now.toString()));
    if (bucket != null) arguments.addAll(bucket);
    return KilledProcess.start(
        BackupProcess.class, "256m", there.resolveSibling(there.getFileName() + ".log"), arguments);
  }

  public static void main(String[] args) throws Exception {
    var recovery = Identity.parse(args[2]);
    var data = Path.of(args[0]);
    var settings =
        args.length == 4
            ? BackupHouse.folder(Path.of(args[1]), data, recovery)
            : BackupHouse.bucket(
                new S3Settings(args[4], args[5], "us-east-1", true, Path.of(args[6]), 0),
                data,
                recovery);
    var house = new BackupHouse(data, Path.of(args[1]), recovery, settings);
    house.now = Instant.parse(args[3]);
    house.cluster.as("create table if not exists note (n bigint generated always as identity)");
    System.out.println("ready");
    for (var n = 0; ; n++) {
      house.now = house.now.plusSeconds(1);
      house.cluster.as("insert into note select from generate_series(1, 100)");
      house.object("killed-" + n % 7, ("payload " + n).repeat(1_000).getBytes(UTF_8));
      house.backups.move();
      house.work.payloads().round();
      if (n % 3 == 0) house.cluster.as("select pg_switch_wal()");
      if (n % 2 == 0) {
        var _ = house.backups.backup(null);
      }
    }
  }
}
