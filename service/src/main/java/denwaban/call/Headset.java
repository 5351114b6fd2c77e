package denwaban.call;

/// Port: the operator's ears and mouth, one for the whole shift.
public interface Headset {

  /// No one is joined to it from now on.
  void quiet();
}
