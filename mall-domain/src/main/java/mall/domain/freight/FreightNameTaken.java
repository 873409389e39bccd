package mall.domain.freight;

import mall.domain.kernel.Refusal;

/// Another template in use bears this name.
public final class FreightNameTaken extends Refusal {

    FreightNameTaken(String name) {
        super("freight-name-taken", "name", name);
    }
}
