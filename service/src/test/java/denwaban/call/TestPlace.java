package denwaban.call;

import denwaban.access.CurrentUser;
import denwaban.access.WorkplaceCheck;
import denwaban.http.Problem;
import java.util.function.BooleanSupplier;

/// A site that is in order, or was not looked at.
public final class TestPlace {

  private TestPlace() {}

  public static WorkplaceCheck of(BooleanSupplier stated) {
    return new WorkplaceCheck() {
      @Override
      public void demand(CurrentUser user) {
        if (!stated.getAsBoolean()) throw new Problem(409, "place-not-stated");
      }

      @Override
      public boolean home(CurrentUser user) {
        return false;
      }
    };
  }
}
