package denwaban.script;

import java.util.List;

/// The client's form, one version of it.
public record Form(int version, List<Field> fields) {

  public Form {
    fields = List.copyOf(fields);
  }
}
