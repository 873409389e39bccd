package mall.promotion.campaign.board;

/// What a campaign says where one of its products is shown.
///
/// @param words `满 ¥100 减 ¥20`
public record Promise(Poster poster, String words) {}
