package denwaban.call;

import denwaban.access.CurrentUser;
import denwaban.access.WorkplaceCheck;
import denwaban.http.Problem;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// A place that is in order, or was not looked at.
public final class TestPlace {

  private TestPlace() {}

  /// A site.
  public static WorkplaceCheck of(BooleanSupplier stated) {
    return of(stated, _ -> false);
  }

  public static WorkplaceCheck of(BooleanSupplier stated, Predicate<CurrentUser> home) {
    return new WorkplaceCheck() {
      @Override
      public void demand(CurrentUser user) {
        if (!stated.getAsBoolean()) throw new Problem(409, "place-not-stated");
      }

      @Override
      public boolean home(CurrentUser user) {
        return home.test(user);
      }
    };
  }
}
