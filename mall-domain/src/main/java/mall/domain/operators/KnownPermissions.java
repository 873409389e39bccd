package mall.domain.operators;

import java.util.SortedSet;

/// All permissions that there are. The console knows: its controllers declare them.
public interface KnownPermissions {
    SortedSet<String> names();
}
