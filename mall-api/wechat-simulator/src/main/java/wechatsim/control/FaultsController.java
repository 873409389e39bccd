package wechatsim.control;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import wechatsim.faults.Fault;
import wechatsim.faults.Faults;
import wechatsim.faults.Switch;

/// What goes wrong.
@ControlController
@RequestMapping("/_control/faults")
class FaultsController {

    private final Faults faults;

    FaultsController(Faults faults) {
        this.faults = faults;
    }

    @GetMapping
    List<Switch> list() {
        return faults.list();
    }

    @PostMapping
    Switch on(@Valid @RequestBody NewSwitch wanted) {
        return faults.on(wanted.fault(), wanted.where() == null ? "*" : wanted.where(), wanted.times());
    }

    @DeleteMapping("/{id}")
    void off(@PathVariable long id) {
        faults.off(id);
    }

    @DeleteMapping
    void allOff() {
        faults.allOff();
    }

    /// @param where everywhere when null
    /// @param times until it is switched off when null
    record NewSwitch(
            @NotNull Fault fault,
            @Nullable String where,
            @Nullable Integer times) {}
}
