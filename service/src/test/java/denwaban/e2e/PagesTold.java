package denwaban.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/// A test that broke off tells what its pages showed: whoever reads the output of a machine far
/// away has nothing else to go by. JUnit finds this by itself (META-INF/services).
public final class PagesTold
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {

  private static final int MOST_CHARACTERS = 1_500;

  /// What the pages of browsers showed that the test itself has closed since the last one opened.
  private static final List<String> CLOSED = new CopyOnWriteArrayList<>();

  static void opens() {
    CLOSED.clear();
  }

  static void closes(List<Page> pages) {
    for (var page : pages) CLOSED.add(told(page));
  }

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
    if (broken instanceof TestAbortedException) throw broken; // an assumption: no fault
    var said = new StringBuilder(context.getDisplayName()).append(": ").append(broken.getMessage());
    for (var page : Browser.pages()) said.append("\n").append(told(page));
    for (var page : CLOSED) said.append("\nclosed: ").append(page);
    throw new AssertionError(said.toString(), broken);
  }

  private static String told(Page page) {
    return page.url() + shown(page);
  }

  private static String shown(Page page) {
    try {
      // what lies over a page comes last in it, and would be cut off
      var over = String.join("\n", page.getByRole(AriaRole.DIALOG).allInnerTexts());
      var text = over + "\n" + page.locator("body").innerText();
      return "\n" + text.substring(0, Math.min(text.length(), MOST_CHARACTERS)).indent(4);
    } catch (PlaywrightException gone) {
      return " (" + gone.getClass().getSimpleName() + ")";
    }
  }
}
