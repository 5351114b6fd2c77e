package denwaban.seal.age;

import denwaban.kernel.Bytes;
import java.util.List;

/// One way to the file key in an age header: `-> type arguments`, then a body.
record Stanza(List<String> args, Bytes body) {

  Stanza {
    args = List.copyOf(args);
  }

  String type() {
    return args.getFirst();
  }
}
