package denwaban.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// A test that broke off tells what its pages showed: whoever reads the output of a machine far
/// away has nothing else to go by. JUnit finds this by itself (META-INF/services).
public final class PagesTold
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

  private static final int MOST_CHARACTERS = 4_000;

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable broken)
      throws Throwable {
    tell(context, broken);
  }

  @Override
  public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable broken)
      throws Throwable {
    tell(context, broken);
  }

  private static void tell(ExtensionContext context, Throwable broken) throws Throwable {
    for (var page : Browser.pages()) {
      System.out.println(context.getDisplayName() + ": " + page.url() + "\n" + shown(page));
    }
    throw broken;
  }

  private static String shown(Page page) {
    try {
      var text = page.locator("body").innerText();
      return text.substring(0, Math.min(text.length(), MOST_CHARACTERS)).indent(4);
    } catch (PlaywrightException gone) {
      return "    (" + gone.getClass().getSimpleName() + ")";
    }
  }
}
