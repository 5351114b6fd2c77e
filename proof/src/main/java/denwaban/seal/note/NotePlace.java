package denwaban.seal.note;

import denwaban.kernel.ClientId;
import java.util.UUID;

/// Where a note belongs: it is read nowhere else.
///
/// @param item of the inbox; of a data subject's request the request
/// @param call the item's; of a request the request again
public record NotePlace(ClientId client, UUID item, UUID call, UUID note) {

  /// No item's id is its call's.
  public boolean ofRequest() {
    return item.equals(call);
  }
}
