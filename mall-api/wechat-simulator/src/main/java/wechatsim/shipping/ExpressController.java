package wechatsim.shipping;

import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import wechatsim.miniapp.ApiController;

@ApiController
class ExpressController {

    @PostMapping("/cgi-bin/express/delivery/open_msg/get_delivery_list")
    Deliveries deliveries() {
        var all = ExpressCompanies.all();
        return new Deliveries(0, "ok", all.size(), all);
    }

    record Deliveries(int errcode, String errmsg, int count, List<ExpressCompanies.Company> deliveryList) {}
}
