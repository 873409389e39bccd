package mall.web.requests;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import mall.web.problems.BodyTooLarge;

/// A request whose body breaks off with [BodyTooLarge] where it becomes too long, also when
/// nobody said before how long it would be.
final class BoundedRequest extends HttpServletRequestWrapper {

    private final int limit;

    BoundedRequest(HttpServletRequest request, int limit) {
        super(request);
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream(), limit);
    }

    private static final class Bounded extends ServletInputStream {

        private final ServletInputStream body;
        private int left;

        Bounded(ServletInputStream body, int limit) {
            this.body = body;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            if (next >= 0) count(1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = body.read(into, from, length);
            if (read > 0) count(read);
            return read;
        }

        private void count(int read) throws BodyTooLarge {
            left -= read;
            if (left < 0) throw new BodyTooLarge();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
