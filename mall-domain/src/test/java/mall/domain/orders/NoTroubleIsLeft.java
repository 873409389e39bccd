package mall.domain.orders;

import mall.domain.payments.PretendWechat;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Whatever trouble a test gave WeChat is over with it.
class NoTroubleIsLeft implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        SpringExtension.getApplicationContext(test).getBean(PretendWechat.class).recover();
    }
}
