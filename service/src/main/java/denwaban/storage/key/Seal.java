package denwaban.storage.key;

import denwaban.seal.statement.Share;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// The seal of the office's own keys (封印): after a start they are in no file and in no memory until
/// two of three holders bring their shares.
public interface Seal {

  /// Whether this office has one.
  boolean fitted();

  /// @return empty if it is open
  Optional<Instant> since();

  /// Puts the master key together; it stays in memory until [#close] or the end of the program.
  ///
  /// @throws Share.NotCombined and nothing was opened
  /// @throws IOException if its files cannot be read
  void open(String one, String two) throws Share.NotCombined, IOException;

  /// Forgets the master key and all that it opened. Nothing that is going on breaks off but what
  /// needs a key from now on.
  void close();

  /// Of an office that starts unattended, or whose keys are elsewhere.
  Seal NONE =
      new Seal() {
        @Override
        public boolean fitted() {
          return false;
        }

        @Override
        public Optional<Instant> since() {
          return Optional.empty();
        }

        @Override
        public void open(String one, String two) {}

        @Override
        public void close() {}
      };
}
