package denwaban.client;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;

/// Port: what a module above has to say in an exit pack, beside the objects.
public interface ExportPart {

  /// In the pack, such as `requests/register.jsonl`.
  String path();

  /// At most 4 MiB, of which nothing may need an entry in the log to be read.
  Bytes content(ClientId client);
}
