package denwaban.storage;

import denwaban.kernel.ObjectId;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/// The store of this office, whose reads can be closed.
final class ClosableStore implements ObjectStore, Closeable {

  private final ObjectStore store;
  private final PayloadReads reads;

  ClosableStore(ObjectStore store, PayloadReads reads) {
    this.store = store;
    this.reads = reads;
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
    reads.check();
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

  @Override
  public void close() throws IOException {
    if (store instanceof Closeable open) open.close();
  }
}
