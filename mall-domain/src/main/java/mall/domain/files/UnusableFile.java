package mall.domain.files;

import mall.domain.kernel.Refusal;

/// An upload that is not taken.
public abstract sealed class UnusableFile extends Refusal {

    private UnusableFile(Kind kind, String code, Object... facts) {
        super(kind, code, facts);
    }

    /// It is no JPEG, PNG or WebP, whatever its name says.
    public static final class UnknownFormat extends UnusableFile {
        UnknownFormat() {
            super(Kind.INVALID, "file-format-unknown", "formats", "JPEG, PNG, WebP");
        }
    }

    public static final class TooLarge extends UnusableFile {
        TooLarge(long bytes, long most) {
            super(Kind.INVALID, "file-too-large", "bytes", bytes, "most", most);
        }
    }

    /// Few bytes can unpack to a picture that fills the memory.
    public static final class TooManyPixels extends UnusableFile {
        TooManyPixels(int width, int height, long most) {
            super(Kind.INVALID, "picture-too-large", "width", width, "height", height, "most", most);
        }
    }

    /// It begins like a picture and is none.
    public static final class Unreadable extends UnusableFile {
        Unreadable() {
            super(Kind.INVALID, "picture-unreadable");
        }
    }
}
