package mall.domain.operators;

/// Where a login comes from: shown to the operator, who knows whether it was him.
///
/// @param agent what the browser says of itself, shortened
public record Origin(String address, String agent) {

    private static final int AGENT_LENGTH = 200;

    public Origin {
        agent = agent.length() > AGENT_LENGTH ? agent.substring(0, AGENT_LENGTH) : agent;
    }
}
