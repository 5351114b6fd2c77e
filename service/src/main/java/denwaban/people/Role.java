package denwaban.people;

/// What a person is here to do. Each has one role.
public enum Role {
  OPERATOR,
  SUPERVISOR,
  ADMIN,
  CLIENT_ADMIN,
  CLIENT_MEMBER;

  public boolean staff() {
    return this == OPERATOR || this == SUPERVISOR || this == ADMIN;
  }
}
