package denwaban.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;

/// A request whose body has to come within [Bodies#WHOLE]. The server itself knows a limit for each
/// read alone, which a byte now and then keeps up.
final class TimedBody extends HttpServletRequestWrapper {

  private final InstantSource clock;
  private final Instant until;

  TimedBody(HttpServletRequest request, InstantSource clock) {
    super(request);
    this.clock = clock;
    this.until = clock.instant().plus(Bodies.WHOLE);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Timed(super.getInputStream());
  }

  private final class Timed extends ServletInputStream {

    private final ServletInputStream inner;

    Timed(ServletInputStream inner) {
      this.inner = inner;
    }

    @Override
    public int read() throws IOException {
      return inTime(inner.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return inTime(inner.read(bytes, offset, length));
    }

    private int inTime(int read) throws IOException {
      if (read >= 0 && clock.instant().isAfter(until))
        throw new IOException("a body took too long");
      return read;
    }

    @Override
    public boolean isFinished() {
      return inner.isFinished();
    }

    @Override
    public boolean isReady() {
      return inner.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      inner.setReadListener(listener);
    }
  }
}
