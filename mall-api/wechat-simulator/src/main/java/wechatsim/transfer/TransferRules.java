package wechatsim.transfer;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import wechatsim.crypto.Merchant;
import wechatsim.crypto.PlatformKeys;
import wechatsim.crypto.Rsa;
import wechatsim.gateway.PayError;
import wechatsim.people.People;
import wechatsim.transfer.TransferRequest.ReportInfo;

/// What a transfer must look like.
@Component
final class TransferRules {

    private static final int NAME_NEEDED_FROM = 200_000;

    /// What has to be said for which purpose.
    private static final Map<String, List<String>> REPORTS = Map.of(
            "1000", List.of("活动名称", "奖励说明"),
            "1005", List.of("岗位类型", "报酬说明"));

    private final Merchant merchant;
    private final People people;
    private final PlatformKeys keys;

    TransferRules(Merchant merchant, People people, PlatformKeys keys) {
        this.merchant = merchant;
        this.people = people;
        this.keys = keys;
    }

    /// @param serial the key that the name was encrypted with
    void check(TransferRequest request, @Nullable String serial) {
        if (!request.appid().equals(merchant.appid())) {
            throw PayError.badRequest("APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配");
        }
        if (people.find(request.openid()).isEmpty()) throw PayError.openidMismatch();
        var given = request.transferSceneReportInfos().stream()
                .map(ReportInfo::infoType)
                .collect(Collectors.toSet());
        if (!given.containsAll(REPORTS.getOrDefault(request.transferSceneId(), List.of()))) {
            throw PayError.parameter("未按场景要求填写转账场景报备信息");
        }
        checkName(request, serial);
    }

    private void checkName(TransferRequest request, @Nullable String serial) {
        var name = request.userName();
        if (name == null) {
            if (request.transferAmount() >= NAME_NEEDED_FROM) throw PayError.parameter("转账金额达到2000元须填写收款用户姓名");
            return;
        }
        if (serial == null) throw PayError.parameter("Http头缺少Wechatpay-Serial");
        var key = keys.find(serial).orElseThrow(() -> PayError.parameter("Http头Wechatpay-Serial有误"));
        try {
            Rsa.open(key.privateKey(), name);
        } catch (GeneralSecurityException notEncryptedForUs) {
            throw PayError.parameter("user_name解密失败");
        }
    }
}
