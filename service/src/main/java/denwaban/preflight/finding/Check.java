package denwaban.preflight.finding;

import java.util.List;

/// Looks at one subject.
public interface Check {

  Text subject();

  /// @return everything that was found; never empty, for silence could mean that no check was made
  List<Finding> look(Setup setup);
}
