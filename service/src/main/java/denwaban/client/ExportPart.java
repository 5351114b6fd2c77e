package denwaban.client;

import denwaban.access.CurrentUser;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/// Port: what a module above has to say in an exit pack, beside the objects.
public interface ExportPart {

  /// Takes files into a pack: a path such as `requests/register.jsonl`, and at most 4 MiB.
  @FunctionalInterface
  interface Files {
    void add(String path, Bytes content) throws IOException;
  }

  /// Appends an entry for each thing that is not to be read without one. In the client's scope, in
  /// the transaction that releases the pack: nothing is written unless all entries are committed.
  ///
  /// @return ids of these things
  List<UUID> release(CurrentUser user);

  /// Not in a scope.
  ///
  /// @param released what [#release] gave: nothing else that wants an entry may be in
  void write(ClientId client, List<UUID> released, Files to) throws IOException;
}
