package denwaban.call;

/// Whose voice: the caller is recorded left, the operator right.
public enum Side {
  CALLER,
  OPERATOR
}
