package denwaban.audit.proof;

/// A checkpoint whose signature was checked. Only this package can make one.
public final class CheckedCheckpoint {

  private final Checkpoint checkpoint;

  CheckedCheckpoint(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  public Checkpoint value() {
    return checkpoint;
  }
}
