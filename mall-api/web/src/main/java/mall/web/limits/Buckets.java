package mall.web.limits;

import io.github.bucket4j.ConsumptionProbe;
import mall.web.Limited.Traffic;

/// Where requests are counted.
interface Buckets {
    /// Takes one from the caller's bucket, if there is one.
    ConsumptionProbe take(Traffic traffic, String caller);
}
