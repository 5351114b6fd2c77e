package denwaban.storage;

import denwaban.kernel.ObjectId;
import java.io.IOException;
import java.util.List;

/// What is left of an object in the store.
@FunctionalInterface
public interface Remains {

  /// Where anything of an object lies, as a person can look for it: files, and of a bucket each
  /// version, also one that a newer one hides. Empty when it is gone.
  ///
  /// @throws IOException if the store is away
  List<String> remains(ObjectId object) throws IOException;
}
