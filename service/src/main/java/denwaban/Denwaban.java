package denwaban;

import denwaban.backup.restore.BackupKeyCommand;
import denwaban.backup.restore.HeadersErased;
import denwaban.backup.restore.LogsErased;
import denwaban.backup.restore.RestoreCommand;
import denwaban.boot.Carriers;
import denwaban.boot.SealCommand;
import denwaban.preflight.CheckCommand;
import denwaban.preflight.VerifyErasureCommand;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The whole service in one program.
@SpringBootApplication
public class Denwaban {

  static void main(String[] args) {
    if (args.length > 0 && args[0].equals("seal")) {
      System.exit(SealCommand.run(List.of(args)));
    }
    if (args.length > 0 && args[0].equals("check")) {
      System.exit(CheckCommand.run(List.of(args).subList(1, args.length)));
    }
    if (args.length > 0 && args[0].equals("verify-erasure")) {
      System.exit(VerifyErasureCommand.run(List.of(args).subList(1, args.length)));
    }
    if (args.length > 0 && args[0].equals("backup-key")) {
      System.exit(BackupKeyCommand.run(List.of(args).subList(1, args.length)));
    }
    if (args.length > 0 && args[0].equals("restore")) {
      System.exit(
          RestoreCommand.run(
              List.of(args).subList(1, args.length),
              List.of(new HeadersErased(), new LogsErased())));
    }
    Carriers.provide();
    try {
      SpringApplication.run(Denwaban.class, args);
    } catch (RuntimeException | Error failed) {
      // Spring has said why. No thread that lingers may keep alive what never opened.
      System.exit(1);
    }
  }
}
