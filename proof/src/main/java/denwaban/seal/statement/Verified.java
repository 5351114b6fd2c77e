package denwaban.seal.statement;

/// A value whose signature was checked. Only this package can make one.
public final class Verified<T> {

  private final T value;

  Verified(T value) {
    this.value = value;
  }

  public T value() {
    return value;
  }
}
