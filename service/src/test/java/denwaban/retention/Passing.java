package denwaban.retention;

import denwaban.kernel.ObjectId;
import denwaban.storage.AppendedPayload;
import denwaban.storage.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// A store that passes everything on.
class Passing implements ObjectStore {

  private final ObjectStore store;

  Passing(ObjectStore store) {
    this.store = store;
  }

  @Override
  public void put(ObjectId object, int segment, byte[] payload) throws IOException {
    store.put(object, segment, payload);
  }

  @Override
  public AppendedPayload append(ObjectId object, int segment) throws IOException {
    return store.append(object, segment);
  }

  @Override
  public InputStream read(ObjectId object, int segment, long from, long length) throws IOException {
    return store.read(object, segment, from, length);
  }

  @Override
  public OptionalLong length(ObjectId object, int segment) throws IOException {
    return store.length(object, segment);
  }

  @Override
  public boolean delete(ObjectId object, int segment) throws IOException {
    return store.delete(object, segment);
  }

  @Override
  public boolean erase(ObjectId object) throws IOException {
    return store.erase(object);
  }

  @Override
  public List<String> remains(ObjectId object) throws IOException {
    return store.remains(object);
  }
}
